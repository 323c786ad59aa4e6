using System.Diagnostics;
using System.Globalization;
using HrActors.Benchmarks.Product;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Benchmarks.Contributions;

/// <summary>What the measurement of contributions asks of the product from the inside.</summary>
internal static class ContributionQuestions
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private static readonly Principal Manager = new() { UserName = "manager", DisplayName = "manager", Role = Role.HrManager };

    /// <summary>Null when the question is not one of these.</summary>
    public static async Task<string?> Answer(string[] words, IServiceProvider services) => words switch
    {
        ["configure", var branches, var pack] => await Configure(services.GetRequiredService<IGrainFactory>(), Number(branches), pack),
        ["contribute", var month, var branches] => await Contribute(services, YearMonth.Parse(month), Number(branches)),
        ["paid", var month, var branches] => await Paid(services.GetRequiredService<IGrainFactory>(), YearMonth.Parse(month), Number(branches)),
        ["weigh", var file] => await Weigh(services.GetRequiredService<IPolicyDesk>(), file),
        ["effect", var file] => (await Draft(services.GetRequiredService<IPolicyDesk>(), file)).Effect!.ToString(),
        ["settle", var file] => await Settle(services.GetRequiredService<IPolicyDesk>(), file),
        ["adjustments", var file] => Text((await Draft(services.GetRequiredService<IPolicyDesk>(), file)).Adjustments),
        _ => null,
    };

    private static async Task<string> Configure(IGrainFactory grains, int branches, string pack)
    {
        foreach (var code in Enumerable.Range(0, branches).Select(MadeUpGroup.Branch))
        {
            var reply = await grains.GetGrain<IBranchGrain>(GrainKeys.Branch(code)).Configure(new()
            {
                Command = new CommandInfo { Id = "benchmark", By = "system" },
                Facts = new()
                {
                    Code = code, Name = "示例" + code, LegalEntity = "示例公司", RegistrationCode = "R" + code, RegionCode = "430100", PolicyPack = pack,
                    ShiftTemplate = "standard",
                },
                InjuryClass = MadeUpGroup.InjuryClass,
                HousingFundRate = MadeUpGroup.HousingFundRate,
            });
            if (reply.IsRefused) throw new InvalidOperationException(reply.Refusal.English);
        }

        return "ok";
    }

    /// <summary>Milliseconds from the command of a manager until the last branch is ready.</summary>
    private static async Task<string> Contribute(IServiceProvider services, YearMonth month, int branches)
    {
        var (desk, grains) = (services.GetRequiredService<IContributionDesk>(), services.GetRequiredService<IGrainFactory>());
        var by = Manager with { Branches = [.. Enumerable.Range(0, branches).Select(MadeUpGroup.Branch)] };
        var watch = Stopwatch.StartNew();
        var started = await desk.StartAll(month, by, Guid.NewGuid().ToString("N"));
        if (started.IsRefused) throw new InvalidOperationException(started.Refusal.English);
        foreach (var code in by.Branches)
        {
            await Until(async () => (await grains.GetGrain<IContributionRunGrain>(GrainKeys.Run(code, month)).Get())?.Phase == RunPhase.Ready);
        }

        return Text(watch.ElapsedMilliseconds);
    }

    /// <summary>People, those held back, and those with a line without a figure, of all branches together.</summary>
    private static async Task<string> Paid(IGrainFactory grains, YearMonth month, int branches)
    {
        var (people, held, incomplete) = (0, 0, 0);
        foreach (var code in Enumerable.Range(0, branches).Select(MadeUpGroup.Branch))
        {
            var totals = (await grains.GetGrain<IContributionRunGrain>(GrainKeys.Run(code, month)).Get())!.Totals;
            (people, held, incomplete) = (people + totals.People, held + totals.Held, incomplete + totals.Incomplete);
        }

        return $"{people} {held} {incomplete}";
    }

    private static async Task<string> Weigh(IPolicyDesk desk, string file)
    {
        var watch = Stopwatch.StartNew();
        var draft = await Draft(desk, file);
        await Until(async () => (await desk.Find(draft.Id, Manager)).Value!.Effect is not null);
        return Text(watch.ElapsedMilliseconds);
    }

    private static async Task<string> Settle(IPolicyDesk desk, string file)
    {
        var id = (await Draft(desk, file)).Id;
        var watch = Stopwatch.StartNew();
        var confirmed = await desk.Confirm(id, Manager, "settle " + id);
        if (confirmed.IsRefused) throw new InvalidOperationException(confirmed.Refusal.English);
        await Until(async () => (await desk.Find(id, Manager)).Value!.State == PolicyDraftState.Confirmed);
        return Text(watch.ElapsedMilliseconds);
    }

    /// <summary>The same file is the same draft.</summary>
    private static async Task<PolicyDraft> Draft(IPolicyDesk desk, string file)
    {
        if ((await desk.List(Manager)).Value!.Items.Find(draft => draft.Name == file) is { } known) return known;

        var reply = await desk.Propose(file, await File.ReadAllTextAsync(file), "api", Manager, "propose " + file);
        return reply.IsRefused
            ? throw new InvalidOperationException(reply.Refusal.English + string.Join("; ", reply.Refusal.Errors.Select(error => error.English)))
            : reply.Value;
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var timer = new PeriodicTimer(Look);
        while (!await isSo()) await timer.WaitForNextTickAsync();
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
