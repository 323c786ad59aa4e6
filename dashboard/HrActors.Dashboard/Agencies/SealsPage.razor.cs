using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Agencies;

/// <summary>
/// Certificates that sign: an administrator keeps the seals of legal entities, who signs applications keeps a certificate of their own.
/// </summary>
public sealed partial class SealsPage
{
    private ImmutableList<SealEntry>? _seals;
    private ImmutableList<string> _entities = [];
    private string? _told;

    [Inject] internal IAgencyDesk Desk { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;

    private bool Manages => By?.ManagesAgencies() == true;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesCertificates()) return;

        if (by.ManagesAgencies() && _entities.IsEmpty)
        {
            _entities =
            [
                .. (await Branches.List(by, cancellationToken)).Select(line => line.Branch.Facts.LegalEntity).Distinct().Order(StringComparer.Ordinal),
            ];
        }

        _seals = await Desk.Seals(by, cancellationToken);
    }

    protected override bool Concerns(Change change) => false;

    private async Task Import(SealToImport asked)
    {
        _told = null;
        var imported = await Run($"import {asked.LegalEntity} {asked.FileName} {ChosenFile.Digest(asked.Bytes)}", id => asked.LegalEntity is { } entity
            ? Desk.ImportSeal(entity, asked.Bytes, asked.Passphrase, By!, id, CancellationToken.None)
            : Desk.ImportSigner(asked.Bytes, asked.Passphrase, By!, id, CancellationToken.None));
        if (imported is not null) _told = W.Format(SealTexts.Done, imported.Subject);
    }

    private async Task MakeSample(string? legalEntity)
    {
        _told = null;
        if (await Run($"sample {legalEntity}", id => Desk.MakeSample(legalEntity, By!, id, CancellationToken.None)) is { } made)
            _told = W.Format(SealTexts.Done, made.Subject);
    }

    private async Task Revoke((SealEntry Seal, string Reason) asked)
    {
        _told = null;
        if (await Run($"revoke {asked.Seal.Thumbprint}", id => Desk.RevokeSeal(asked.Seal.Thumbprint, asked.Reason, By!, id, CancellationToken.None)) is { } revoked)
            _told = W.Format(SealTexts.RevokeDone, revoked.Subject);
    }
}
