using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using HrActors.EndToEnd.Tests.Hosting;
using Xunit.Abstractions;

namespace HrActors.EndToEnd.Tests.Access;

/// <summary>In a product of its own: whoever guesses locks something, and the other tests sign in too.</summary>
public sealed class GuessedPasswordTests(ITestOutputHelper output)
{
    private const int Guesses = 10_000;

    [Fact]
    public async Task Ten_thousand_wrong_passwords_open_nothing_and_keep_nobody_else_out()
    {
        await using var host = await ProductHost.Start(environment: new() { ["Hr__Sandbox"] = "none" });
        var inside = await HttpCaller.SignIn(host.Url, "clerk");
        var manager = await HttpCaller.SignIn(host.Url, "manager");
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        var watch = Stopwatch.StartNew();

        await Parallel.ForEachAsync(Enumerable.Range(0, Guesses), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            var answer = await new HttpCaller(host.Url).Post("/sessions", new { userName = "clerk", password = $"guess-{i}" });
            answers.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
        });

        output.WriteLine($"{Guesses} wrong passwords in {watch.Elapsed.TotalSeconds:0.0} s: "
            + string.Join(", ", answers.OrderBy(answer => answer.Key).Select(answer => $"{(int)answer.Key} {answer.Value} times")));
        Assert.Equal(Guesses, answers.GetValueOrDefault(HttpStatusCode.Unauthorized) + answers.GetValueOrDefault(HttpStatusCode.TooManyRequests));
        Assert.True(answers.GetValueOrDefault(HttpStatusCode.TooManyRequests) > Guesses / 2, "Hardly any guess was turned away before it was tried.");
        // Who was inside stays, and others work on.
        (await inside.Get("/branches")).Expect(HttpStatusCode.OK);
        (await manager.Get("/branches")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(host.Output, line => line.Contains("guess-", StringComparison.Ordinal));
    }
}
