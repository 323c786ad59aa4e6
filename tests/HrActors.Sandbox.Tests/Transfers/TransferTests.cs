using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrActors.Sandbox.Tests.Hosting;
using HrActors.Sandbox.Tests.Persons;

namespace HrActors.Sandbox.Tests.Transfers;

public sealed class TransferTests : IAsyncLifetime, IDisposable
{
    private const string Number = PersonTests.Number;

    private readonly TempFolder _folder = new();
    private SandboxHost _host = null!;

    public async Task InitializeAsync() => _host = await SandboxHost.Start(_folder.Path);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_submission_sent_again_gets_the_first_receipt()
    {
        var form = SignedForm.For(Number);

        var receipts = new[] { await _host.Submit("key-1", form), await _host.Submit("key-1", form) };
        var another = await _host.Submit("key-2", form);

        Assert.Equal(["SBX-20261123-000001", "SBX-20261123-000001"], receipts);
        Assert.Equal("SBX-20261123-000002", another);
        var items = (await _host.GetJson("/sandbox/submissions")).GetProperty("items");
        Assert.Equal(2, items.GetArrayLength());
        Assert.Equal(2, items[0].GetProperty("attempts").GetInt32());
        Assert.Equal("key-1", items[0].GetProperty("idempotencyKey").GetString());
        Assert.Equal(Number, items[0].GetProperty("application").GetProperty("idNumber").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(form.Document!)), items[0].GetProperty("documentSha256").GetString());
        Assert.Equal("submitted", Assert.Single(items[0].GetProperty("nodes").EnumerateArray()).GetProperty("node").GetString());
    }

    [Fact]
    public async Task Twenty_at_once_with_one_key_are_one_submission()
    {
        var form = SignedForm.For(Number);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _host.Submit("key-1", form)));

        Assert.Single(receipts.Distinct());
        var only = Assert.Single((await _host.GetJson("/sandbox/submissions")).GetProperty("items").EnumerateArray());
        Assert.Equal(20, only.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task A_key_used_with_other_content_is_a_conflict()
    {
        await _host.Submit("key-1", SignedForm.For(Number));

        using var response = await _host.Post("key-1", SignedForm.For(Number, text: "another form"));

        await AssertProblem(response, HttpStatusCode.Conflict, "agency.idempotency-conflict");
        Assert.Equal(1, (await _host.GetJson("/sandbox/submissions")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task One_changed_byte_of_the_document_is_refused()
    {
        var form = SignedForm.For(Number);
        form.Document![^1] ^= 1;

        using var response = await _host.Post("key-1", form);

        await AssertProblem(response, HttpStatusCode.UnprocessableEntity, "agency.signature-invalid");
        Assert.Equal(0, (await _host.GetJson("/sandbox/submissions")).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("%PDF-1.7 something else")]
    [InlineData("%PDF-1.7 form")]
    public async Task A_signature_that_carries_its_own_content_is_refused(string carried)
    {
        var form = SignedForm.For(Number, text: "form");

        var attached = SignedForm.Sign(Encoding.UTF8.GetBytes(carried), detached: false);

        using var response = await _host.Post("key-1", form with { Signature = attached });

        await AssertProblem(response, HttpStatusCode.UnprocessableEntity, "agency.signature-invalid");
    }

    [Fact]
    public async Task Bytes_that_are_no_signature_are_refused()
    {
        using var response = await _host.Post("key-1", SignedForm.For(Number) with { Signature = [1, 2, 3] });

        await AssertProblem(response, HttpStatusCode.UnprocessableEntity, "agency.signature-invalid");
    }

    [Fact]
    public async Task Missing_parts_are_named()
    {
        using var response = await _host.Post("key-1", SignedForm.For(Number) with { Document = null, Signature = null });

        var problem = await AssertProblem(response, HttpStatusCode.BadRequest, "request.invalid");
        Assert.Equal(["/document", "/signature"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task A_submission_needs_its_key()
    {
        using var response = await _host.Post(null, SignedForm.For(Number));

        await AssertProblem(response, HttpStatusCode.BadRequest, "request.no-idempotency-key");
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/agency/v1/transfers")
        {
            Content = new StringContent("--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n%PDF"),
        };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        request.Headers.Add("Idempotency-Key", "key-1");

        using var response = await _host.Agency.SendAsync(request);

        await AssertProblem(response, HttpStatusCode.BadRequest, "request.invalid-multipart");
    }

    [Fact]
    public async Task A_withdrawal_closes_an_open_transfer_once()
    {
        var receipt = await _host.Submit("key-1", SignedForm.For(Number));

        using var first = await _host.Agency.PostAsJsonAsync($"/agency/v1/transfers/{receipt}/withdrawal", new { reason = "示例" });
        using var second = await _host.Agency.PostAsJsonAsync($"/agency/v1/transfers/{receipt}/withdrawal", new { });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(["submitted", "withdrawn"], await _host.Nodes(receipt));
    }

    [Fact]
    public async Task A_completed_transfer_cannot_be_withdrawn()
    {
        var receipt = await _host.Submit("key-1", SignedForm.For(Number));
        await _host.Put($"/sandbox/transfers/{receipt}/nodes", new { node = "completed" });

        using var response = await _host.Agency.PostAsJsonAsync($"/agency/v1/transfers/{receipt}/withdrawal", new { });

        await AssertProblem(response, HttpStatusCode.Conflict, "agency.transfer-closed");
    }

    [Fact]
    public async Task Money_said_by_hand_is_kept_and_repeated_by_the_next_node()
    {
        var receipt = await _host.Submit("key-1", SignedForm.For(Number));
        var table = await _host.Put($"/sandbox/transfers/{receipt}/nodes",
            new { node = "information-table", money = new { personalAccount = 100.10, pooled = 200.20, interest = 1.05, total = 999.99 } });
        var funds = await _host.Put($"/sandbox/transfers/{receipt}/nodes", new { node = "funds-arrived", text = "到账" });

        Assert.Equal(999.99m, table.GetProperty("money").GetProperty("total").GetDecimal());
        Assert.Equal(table.GetProperty("money").ToString(), funds.GetProperty("money").ToString());
        Assert.Equal("到账", funds.GetProperty("text").GetString());
        Assert.Equal($"{receipt}.3", funds.GetProperty("eventId").GetString());
    }

    [Theory]
    [InlineData("SBX-20261123-000009", "accepted", HttpStatusCode.NotFound, "agency.unknown-receipt")]
    [InlineData("SBX-20261123-000001", "done", HttpStatusCode.BadRequest, "request.invalid")]
    public async Task A_wrong_node_is_refused(string receipt, string node, HttpStatusCode status, string code)
    {
        await _host.Submit("key-1", SignedForm.For(Number));

        using var response = await _host.Control.PutAsJsonAsync($"/sandbox/transfers/{receipt}/nodes", new { node });

        await AssertProblem(response, status, code);
        Assert.Equal(["submitted"], await _host.Nodes("SBX-20261123-000001"));
    }

    internal static async Task<JsonElement> AssertProblem(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((status, code), (response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return problem;
    }
}
