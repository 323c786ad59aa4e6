using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Transfers;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Transfers;

/// <summary>One transfer case from draft to its end, live, with the one thing to do next.</summary>
public sealed partial class CasePage
{
    private TransferCaseView? _case;
    private bool _filling;

    [Parameter] public required string No { get; set; }

    [Inject] internal ICaseQueries Cases { get; init; } = null!;
    [Inject] internal ITransferDesk Desk { get; init; } = null!;

    private string? Subtitle => _case is null
        ? null
        : $"{_case.EmployeeName} · {W[CaseTexts.KindName(_case.Kind)]} · {W.Region(_case.OriginRegionCode)} → {W.Region(_case.DestinationRegionCode)}";

    protected override async Task Read(Principal by, CancellationToken cancellationToken) =>
        _case = await Cases.Get(by, No, cancellationToken);

    protected override bool Concerns(Change change) => change.Case?.CaseNo == No;

    private async Task Sign() => await Run("sign", id => Desk.Sign(No, By!, id, CancellationToken.None));

    private async Task Submit() => await Run("submit", id => Desk.Submit(No, By!, id, CancellationToken.None));

    private async Task Withdraw(string reason) => await Run("withdraw", id => Desk.Withdraw(No, reason, By!, id, CancellationToken.None));

    private async Task EnterProgress(ProgressRequest request) =>
        await Run(Intent("enter", request), id => Desk.EnterProgress(No, request, By!, id, CancellationToken.None));

    private async Task Upload(ChosenFile file) =>
        await Run($"paper-{file.Name} {file.Sha256}", id => Desk.AddEvidence(No, file.Name, file.Bytes, By!, id, CancellationToken.None));

    private async Task Tick((string Item, bool Done) asked) =>
        await Run($"tick-{asked.Item}-{asked.Done}", id => Desk.Tick(No, asked.Item, asked.Done, By!, id, CancellationToken.None));

    private async Task DeclareLumpSum(LumpSum lumpSum) =>
        await Run(Intent("lump-sum", lumpSum), id => Desk.DeclareLumpSum(No, lumpSum, By!, id, CancellationToken.None));

    private async Task FillForm(ImmutableDictionary<string, string> values)
    {
        var intent = Intent("fill", values.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        if (await Run(intent, id => Desk.FillForm(No, values, By!, id, CancellationToken.None)) is { Gaps.IsEmpty: true }) _filling = false;
    }
}
