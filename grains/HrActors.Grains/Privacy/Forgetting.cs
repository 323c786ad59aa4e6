using HrActors.Contracts;
using HrActors.Contracts.Privacy;
using HrActors.Contracts.Transfers;
using HrActors.Contracts.Validation;
using HrActors.DurableLog;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Privacy;

/// <summary>
/// Takes a person out of what stands outside the employee: cases, findings, what was told over streams. Each step may be repeated; the
/// actor first, so that it writes nothing behind it, then the rows.
/// </summary>
internal sealed class Forgetting(
    IGrainFactory grains, IDocumentVault vault, IExchangeRows exchange, IDirectoryRows rows, IDurableLog log, IDeletionRows deletions)
{
    public async Task Case(string caseNo, CancellationToken cancellationToken)
    {
        await grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(caseNo)).Forget();
        await vault.Forget(caseNo, cancellationToken);
        await exchange.Forget(caseNo, cancellationToken);
    }

    public async Task Findings(string employeeNo, CancellationToken cancellationToken)
    {
        await grains.GetGrain<IValidationGrain>(GrainKeys.Employee(employeeNo)).Forget();
        await rows.ForgetFindings(employeeNo, cancellationToken);
    }

    /// <summary>
    /// Facts and answers lie in streams of the employee's own, reports in those of the cases, news among those of the branch under the names of
    /// who told them.
    /// </summary>
    /// <exception cref="StillDeliveringException">Some of it is still on its way: to be tried again.</exception>
    public async Task News(string employeeNo, IEnumerable<string> caseNos, CancellationToken cancellationToken)
    {
        var (employee, cases) = (GrainKeys.Employee(employeeNo), caseNos.Select(GrainKeys.Case).ToList());
        var isGone = await log.Forget(
            [
                new(StreamNames.Facts, employee), new(StreamNames.AgencyAnswers, employee), new(StreamNames.Findings, employee),
                .. cases.Select(key => new LogStream(StreamNames.TransferProgress, key)),
            ],
            [.. cases.Append(employee).Select(source => new LogSource(StreamNames.Changes, source))],
            cancellationToken);
        if (!isGone) throw new StillDeliveringException();
    }

    public Task Save(DeletionRecord record, CancellationToken cancellationToken) => deletions.Save(record, cancellationToken);
}

/// <summary>What is to be forgotten has not reached everybody yet. Only outboxes hear of it, and try again.</summary>
[GenerateSerializer, Alias("hr.still-delivering")]
internal sealed class StillDeliveringException() : Exception("What was told earlier is still being delivered.");
