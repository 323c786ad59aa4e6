using System.Net;
using System.Text.RegularExpressions;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Journeys;

public sealed partial class RestartTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_acknowledged_is_there_after_a_kill_and_the_sandbox_keeps_what_it_knew(string database)
    {
        await using var host = await ProductHost.Start(database: database);
        var manager = await HttpCaller.SignIn(host.Url, "manager");
        var person = SharedProduct.NewPerson();
        var key = ("Idempotency-Key", "before-the-kill");
        var before = (await manager.Post("/employees", person.Hire(), key)).Expect(HttpStatusCode.Created);

        await Condition.Holds("the sandbox knows somebody", async () =>
            (await host.SandboxClient.GetStringAsync("sandbox/persons?limit=1")).Contains("idNumber", StringComparison.Ordinal));

        await host.Kill();
        await host.Run();

        // The token is still good: its key lies with the data.
        (await manager.Get($"/employees/{person.EmployeeNo}")).Expect(HttpStatusCode.OK);
        Assert.Equal(before.Text, (await manager.Post("/employees", person.Hire(), key)).Expect(HttpStatusCode.Created).Text);
        // Taken over from the silo that was killed, or started anew over the same data when the machine was too slow for that.
        using var persons = await host.SandboxClient.GetAsync("sandbox/persons?limit=1");
        Assert.Contains("idNumber", await persons.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Started_empty_there_is_one_administrator_and_nothing_else(string database)
    {
        await using var host = await ProductHost.Start(["--sample", "none"], database: database);
        var admin = await HttpCaller.SignIn(host.Url, "admin");

        Assert.Empty((await admin.Get("/branches")).Expect(HttpStatusCode.OK)["items"].EnumerateArray());
        (await new HttpCaller(host.Url).Post("/sessions", new { userName = "manager", password = ProductHost.Password }))
            .Expect(HttpStatusCode.Unauthorized);
        (await admin.Put("/branches/0101", new { name = "总部", legalEntity = "公司", regionCode = "430100" })).Expect(HttpStatusCode.Created);
        Assert.Single((await admin.Get("/branches")).Expect(HttpStatusCode.OK)["items"].EnumerateArray());
    }

    [Fact]
    public async Task A_password_made_at_the_first_start_is_shown_once_and_signs_in()
    {
        await using var host = await ProductHost.Start(environment: new() { ["HR_SAMPLE_PASSWORD"] = "" });
        var password = MadePassword().Match(Printed(host)).Groups[1].Value;

        await HttpCaller.SignIn(host.Url, "clerk", password);
        await host.Kill();
        await host.Run();

        Assert.Single(Regex.Matches(Printed(host), Regex.Escape(password)));
        await HttpCaller.SignIn(host.Url, "clerk", password);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_words()
    {
        await using var first = await ProductHost.Start();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => ProductHost.Start(
            environment: new() { ["ASPNETCORE_URLS"] = first.Url.ToString(), ["Hr__Sandbox"] = "none" }));

        Assert.Contains("ASPNETCORE_URLS", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
    }

    private static string Printed(ProductHost host) => string.Join(Environment.NewLine, host.Output);

    [GeneratedRegex(@"password\s+([a-z0-9]{14})\s")]
    private static partial Regex MadePassword();
}
