using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Journeys;

/// <summary>
/// The main job over HTTP against the running product: a hire with an active record elsewhere, until the transfer is done.
/// </summary>
public sealed class HireToFinishedTransferTests : IAsyncLifetime
{
    private const string IdNumber = "420106190402290058";
    private const string Name = "张伟";

    private ProductHost _host = null!;
    private Api _manager = null!;

    public async Task InitializeAsync()
    {
        _host = await ProductHost.Start();
        _manager = await Api.SignIn(_host, "manager");
        await Eventually.Get(async () => (await _manager.Read("branches"))["items"]!.AsArray(), branches => branches.Count > 0, "the sample has branches");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_hire_who_still_pays_in_Wuhan_ends_with_the_months_in_the_ledger()
    {
        await SandboxPerson.Active(_host, IdNumber, Name);
        (await Hire("J-0001")).Ok();
        var hired = await Answered("J-0001");
        Assert.Contains(hired["findings"]!.AsArray(), finding =>
            finding!["code"]!.GetValue<string>() == "ACTIVE_ELSEWHERE"
            && finding["text"]!.GetValue<string>() == "该员工在武汉仍有在缴养老保险，请先办理转移手续");
        var caseNo = Assert.Single(hired["transferCases"]!.AsArray())!["caseNo"]!.GetValue<string>();

        Assert.Equal("transfer.unsigned", (await _manager.Post($"transfers/{caseNo}/submission")).Code);
        (await _manager.Post($"transfers/{caseNo}/signature")).Ok();
        var refused = await _manager.Post($"transfers/{caseNo}/submission");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "transfer.origin-active"), (refused.Status, refused.Code));

        await SandboxPerson.Paused(_host, IdNumber, Name);
        (await _manager.Post($"transfers/{caseNo}/submission")).Ok();
        await Eventually.Get(() => _manager.Read($"transfers/{caseNo}"), found => found["state"]!.GetValue<string>() == "Submitted", "the receipt has come");

        var receipt = Assert.Single(await Submissions())!["receiptNo"]!.GetValue<string>();
        foreach (var (node, state) in Steps)
        {
            using var set = await _host.SandboxClient.PutAsJsonAsync($"sandbox/transfers/{receipt}/nodes", new { node });
            Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
            await Eventually.Get(() => _manager.Read($"transfers/{caseNo}"), found => found["state"]!.GetValue<string>() == state, $"{node} makes {state}");
        }

        var employee = await Eventually.Get(
            () => _manager.Read("employees/J-0001"), found => found["findings"]!.AsArray().Count == 0, "no finding is open");
        Assert.Equal("Completed", employee["transferCases"]![0]!["state"]!.GetValue<string>());
        var pension = Assert.Single((await _manager.Read("employees/J-0001/ledger"))["lines"]!.AsArray());
        Assert.Equal(36, pension!["totalMonths"]!.GetValue<int>());
        Assert.Single(await Submissions());
    }

    [Fact]
    public async Task The_form_is_a_pdf_and_its_signature_verifies_outside()
    {
        await SandboxPerson.Paused(_host, "430102190001010023", "李娜", "440100");
        (await Hire("J-0002", "430102190001010023", "李娜")).Ok();
        var hired = await Answered("J-0002");
        Assert.Contains(hired["findings"]!.AsArray(), finding => finding!["code"]!.GetValue<string>() == "NEW_ENROL_FALSE");
        var caseNo = hired["transferCases"]![0]!["caseNo"]!.GetValue<string>();

        var signed = (await _manager.Post($"transfers/{caseNo}/signature")).Ok();
        var document = signed["documents"]!.AsArray()[^1]!;
        var pdf = await _manager.Get($"transfers/{caseNo}/documents/{document["id"]}");
        Assert.Equal("application/pdf", pdf.ContentType);
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf.Bytes, 0, 5), StringComparison.Ordinal);
        var signature = await _manager.Get($"transfers/{caseNo}/documents/{document["id"]}/signature");

        Assert.True(await OpenSsl.Verifies(pdf.Bytes, signature.Bytes));
        pdf.Bytes[^10] ^= 1;
        Assert.False(await OpenSsl.Verifies(pdf.Bytes, signature.Bytes));
    }

    [Fact]
    public async Task A_dead_agency_never_blocks_a_hire_and_a_kill_loses_nothing()
    {
        await SandboxPerson.Active(_host, "430102190001010015", "王芳");
        await Faults(new { latencyMs = 0, errorRate = 0, down = true, duplicateCallbacks = false });
        var hired = (await Hire("J-0003", "430102190001010015", "王芳")).Ok();
        Assert.Equal("pending", hired["query"]!["state"]!.GetValue<string>());

        await _host.Kill();
        await _host.Run();
        await Faults(new { latencyMs = 0, errorRate = 0, down = false, duplicateCallbacks = false });

        var found = await Answered("J-0003");
        Assert.Contains(found["findings"]!.AsArray(), finding => finding!["code"]!.GetValue<string>() == "ACTIVE_ELSEWHERE");
        Assert.Single(found["transferCases"]!.AsArray());
    }

    private static readonly (string Node, string State)[] Steps =
    [
        ("accepted", "NewPlaceAccepted"),
        ("origin-reviewed", "OriginReviewed"),
        ("information-table", "OriginReviewed"),
        ("funds-arrived", "FundsArrived"),
        ("completed", "Completed"),
    ];

    /// <summary>A hire waits three seconds for the agency: on a busy machine its answer may come later.</summary>
    private Task<JsonNode> Answered(string employeeNo) => Eventually.Get(
        () => _manager.Read("employees/" + employeeNo), employee => employee["query"]!["state"]!.GetValue<string>() == "complete", "the agency has answered");

    private Task<Answer> Hire(string employeeNo, string idNumber = IdNumber, string name = Name) => _manager.Post("employees", new
    {
        employeeNo,
        name,
        idNumber,
        branchCode = "4301",
        hireDate = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        monthlyWage = 10000,
    });

    private async Task<JsonArray> Submissions()
    {
        var all = await _host.SandboxClient.GetFromJsonAsync<JsonNode>("sandbox/submissions");
        return all as JsonArray ?? all!["items"]!.AsArray();
    }

    private async Task Faults(object faults)
    {
        using var response = await _host.SandboxClient.PutAsJsonAsync("sandbox/faults", faults);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
