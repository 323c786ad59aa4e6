using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HrActors.Sandbox.Tests.Persons;

namespace HrActors.Sandbox.Tests.Hosting;

public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder _first = new();
    private readonly TempFolder _second = new();

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task A_killed_sandbox_has_everything_it_acknowledged_and_has_printed_nobody()
    {
        await using (var before = await SandboxProcess.Start(_first.Path))
        {
            using var put = await before.Client.PutAsJsonAsync($"/sandbox/persons/{PersonTests.Number}", PersonTests.Guangzhou("paused"));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/agency/v1/transfers");
            request.Content = SignedForm.For(PersonTests.Number).Content();
            request.Headers.Add("Idempotency-Key", "key-1");
            using var submitted = await before.Client.SendAsync(request);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (put.StatusCode, submitted.StatusCode));
            using var asked = await before.Client.PostAsJsonAsync(
                "/agency/v1/enrolments/query", new { idNumber = PersonTests.Number, name = "示例甲" });
            await before.Kill();
            var printed = await before.Printed();
            Assert.Contains("listening", printed, StringComparison.Ordinal);
            Assert.DoesNotContain(PersonTests.Number, printed, StringComparison.Ordinal);
            Assert.DoesNotContain("示例甲", printed, StringComparison.Ordinal);
        }

        await using var after = await SandboxProcess.Start(_first.Path);
        var persons = await after.Client.GetFromJsonAsync<JsonElement>("/sandbox/persons");
        var submissions = await after.Client.GetFromJsonAsync<JsonElement>("/sandbox/submissions");

        Assert.Equal(1, persons.GetProperty("items").GetArrayLength());
        Assert.Equal("key-1", submissions.GetProperty("items")[0].GetProperty("idempotencyKey").GetString());
    }

    [Fact]
    public async Task A_start_that_cannot_work_says_why_in_one_line_and_ends()
    {
        await using var first = await SandboxProcess.Start(_first.Path);

        var (code, printed) = await SandboxProcess.RunToEnd(first.Client.BaseAddress!, _second.Path);
        Assert.Equal(3, code);
        Assert.Contains("address already in use", Assert.Single(Lines(printed)), StringComparison.Ordinal);

        (code, printed) = await SandboxProcess.RunToEnd(new Uri("http://127.0.0.1:0"), _first.Path);
        Assert.Equal(2, code);
        Assert.Contains("data folder is in use", Assert.Single(Lines(printed)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_after_its_owner()
    {
        await using var owner = await SandboxProcess.Start(_first.Path);
        await using var owned = await SandboxProcess.Start(_second.Path, owner.Id);
        Assert.Equal(owner.Id, (await owned.Health()).GetProperty("ownerPid").GetInt32());

        await owner.Kill();

        await owned.Ended();
    }

    [Fact]
    public async Task A_new_owner_takes_over_what_was_left_behind_with_its_own_key()
    {
        var owner = await SandboxProcess.Start(_first.Path);
        await using var owned = await SandboxProcess.Start(_second.Path, owner.Id);
        await owner.Kill();
        await owner.DisposeAsync();

        using var adopted = await owned.Client.PutAsJsonAsync("/sandbox/owner", new { pid = Environment.ProcessId, key = "new-key" });
        using var old = await owned.Client.GetAsync("/agency/v1/transfers/none");
        owned.Client.DefaultRequestHeaders.Authorization = new("Bearer", "new-key");
        using var renewed = await owned.Client.GetAsync("/agency/v1/transfers/none");

        Assert.Equal(HttpStatusCode.OK, adopted.StatusCode);
        Assert.Equal(Environment.ProcessId, (await owned.Health()).GetProperty("ownerPid").GetInt32());
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (old.StatusCode, renewed.StatusCode));
    }

    private static string[] Lines(string printed) => printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
