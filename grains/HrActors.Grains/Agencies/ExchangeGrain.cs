using System.Globalization;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Transfers;
using HrActors.Grains.Rows;
using Orleans.Serialization;

namespace HrActors.Grains.Agencies;

[GrainType("exchange")]
internal sealed class ExchangeGrain(
    IExchangeRows rows, IAuditRows audit, ExchangeAnswers answers, Serializer serializer, Callers callers, TimeProvider time)
    : Grain, IExchangeGrain
{
    private string AgencyId => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public async Task<ExchangeOverview> GetOverview(ImmutableHashSet<string>? scope)
    {
        scope = callers.Current.Narrow(scope);
        var waiting = (await rows.Waiting(AgencyId, CancellationToken.None)).Where(item => Within(scope, item));
        return new()
        {
            Waiting =
            [
                .. waiting.GroupBy(item => (item.LegalEntity, item.RegionCode, item.Line)).Select(group => new WaitingGroup
                {
                    LegalEntity = group.Key.LegalEntity,
                    RegionCode = group.Key.RegionCode,
                    Line = group.Key.Line,
                    Count = group.Count(),
                    Oldest = group.Min(item => item.AddedAt),
                }),
            ],
            Files = [.. await rows.Files(AgencyId, scope, CancellationToken.None)],
        };
    }

    public async Task<Reply<ExchangeFile>> MakeFile(MakeExchangeFile command)
    {
        // The number follows from the command: repeated, it finds the file it made.
        var fileNo = FileNo(command);
        if (await rows.File(AgencyId, fileNo, CancellationToken.None) is { } made) return made;

        var items = await Ready(command with { Scope = callers.Current.Narrow(command.Scope) });
        if (items.IsEmpty) return Refusal.Rule("exchange.nothing-waits", "没有等待导出的申请。", "No application waits for a file.");

        var file = new ExchangeFile
        {
            FileNo = fileNo,
            AgencyId = AgencyId,
            LegalEntity = command.LegalEntity,
            RegionCode = command.RegionCode,
            Line = command.Line,
            MadeAt = time.GetUtcNow(),
            By = command.Command.By,
            Count = items.Count,
            Items = items,
        };
        await rows.AddFile(file, CancellationToken.None);
        await Audit(command.Command, "exchange.file-made", fileNo, string.Create(CultureInfo.InvariantCulture, $"{items.Count} applications"));
        return file;
    }

    public async Task<ExchangeFile?> GetFile(string fileNo, ImmutableHashSet<string>? scope, CommandInfo command)
    {
        scope = callers.Current.Narrow(scope);
        if (await rows.File(AgencyId, fileNo, CancellationToken.None) is not { } file || file.Items.Exists(item => !Within(scope, item))) return null;

        await Audit(command, "exchange.file-read", fileNo, null);
        return file;
    }

    public async Task<AnswerOutcome> TakeAnswer(TakeAnswer command)
    {
        if (await rows.Answer(AgencyId, command.Sha256, CancellationToken.None) is { } before)
            return serializer.Deserialize<AnswerOutcome>(before)! with { Known = true };

        var scope = callers.Current.Narrow(command.Scope);
        var (faults, course, isWhole) = (new Dictionary<int, AnswerFault>(), new AnswerCourse(), true);
        foreach (var row in command.Rows)
        {
            var code = await answers.Take(AgencyId, row, scope, course);
            isWhole &= code != ExchangeAnswers.OutOfScope;
            if (code is not null) faults[row.Number] = new() { Row = row.Number, Code = code == ExchangeAnswers.OutOfScope ? ExchangeAnswers.Unmatched : code };
        }

        // Known or new: what the case could not take is said each time.
        foreach (var kept in course.Kept()) faults[kept.Row] = kept;

        // Kept last: a file whose taking was cut short is taken again, and each row knows what it has done. With rows of branches that this
        // person has no business with it is not done either: somebody else brings the same file.
        var outcome = new AnswerOutcome
        {
            Rows = command.Rows.Count, Applied = command.Rows.Count - faults.Count, Faults = [.. faults.Values.OrderBy(fault => fault.Row)],
        };
        if (isWhole)
        {
            await rows.AddAnswer(
                AgencyId, command.Sha256, serializer.SerializeToArray(outcome), time.GetUtcNow(), command.Command.By, CancellationToken.None);
        }

        await Audit(command.Command, "exchange.answer-taken", command.Sha256, string.Create(CultureInfo.InvariantCulture, $"{outcome.Applied} of {outcome.Rows} rows"));
        return outcome;
    }

    /// <summary>What waits and still wants to go: a case that was withdrawn meanwhile leaves the queue.</summary>
    private async Task<ImmutableList<ExchangeItem>> Ready(MakeExchangeFile command)
    {
        var ready = ImmutableList.CreateBuilder<ExchangeItem>();
        foreach (var item in await rows.Waiting(AgencyId, CancellationToken.None))
        {
            if (ready.Count == command.Limit) break;
            if (!Within(command.Scope, item) || (item.LegalEntity, item.RegionCode, item.Line) != (command.LegalEntity, command.RegionCode, command.Line))
                continue;

            // In scope when it was ordered; its employee may have moved since.
            using var system = callers.AsSystem();
            var view = await GrainFactory.GetGrain<ITransferCaseGrain>(GrainKeys.Case(item.CaseNo)).Get();
            if (view is { Submission: SubmissionState.Queued, State: TransferState.Signed }) ready.Add(item);
            else await rows.Remove(item.CaseNo, item.Attempt, CancellationToken.None);
        }

        return ready.ToImmutable();
    }

    private string FileNo(MakeExchangeFile command)
    {
        var id = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{AgencyId}/{command.Command.Id}")));
        return $"F-{command.RegionCode}-{id[..10]}";
    }

    private static bool Within(ImmutableHashSet<string>? scope, ExchangeItem item) => scope is null || scope.Contains(item.BranchCode);

    private Task Audit(CommandInfo command, string action, string subject, string? after) => audit.Save(
        new()
        {
            Id = $"exchange:{AgencyId}/{action}/{subject}/{command.Id}",
            At = time.GetUtcNow(),
            By = command.By,
            Action = action,
            Subject = $"exchange:{AgencyId}:{subject}",
            Reason = command.Reason,
            From = command.From,
            After = after,
        },
        CancellationToken.None);
}
