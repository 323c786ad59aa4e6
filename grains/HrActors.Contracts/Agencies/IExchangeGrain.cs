using HrActors.Contracts.Access;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Agencies;

/// <summary>
/// The files that go to and come from one agency (批量文件交换). Key: <see cref="GrainKeys.Exchange"/>. What waits and what went out are
/// rows; the actor lets one thing happen at a time.
/// </summary>
[Alias("hr.IExchangeGrain")]
public interface IExchangeGrain : IGrainWithStringKey
{
    /// <param name="scope">Branches the caller may see; null for all. A file with a person of another branch is left out.</param>
    [Alias("GetOverview"), Needs(Permission.SeeStaff)] Task<ExchangeOverview> GetOverview(ImmutableHashSet<string>? scope);

    /// <summary>
    /// Puts what waits for one legal entity, place and line into a file, at most as many as the way allows, the longest waiting first. The
    /// same command answers the same file. Refused with <c>exchange.nothing-waits</c>.
    /// </summary>
    [Alias("MakeFile"), Needs(Permission.ChangeStaff)] Task<Reply<ExchangeFile>> MakeFile(MakeExchangeFile command);

    /// <summary>Null when there is no such file, or some of it lies outside <paramref name="scope"/>. Written to the audit trail.</summary>
    [Alias("GetFile"), Needs(Permission.ChangeStaff)]
    Task<ExchangeFile?> GetFile(string fileNo, ImmutableHashSet<string>? scope, CommandInfo command);

    /// <summary>Takes an answer file row by row. The same file again changes nothing and answers what it did the first time.</summary>
    [Alias("TakeAnswer"), Needs(Permission.ChangeStaff)] Task<AnswerOutcome> TakeAnswer(TakeAnswer command);
}

[GenerateSerializer, Immutable, Alias("hr.make-exchange-file")]
public sealed record MakeExchangeFile
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public ImmutableHashSet<string>? Scope { get; init; }
    [Id(2)] public required string LegalEntity { get; init; }
    [Id(3)] public required string RegionCode { get; init; }
    [Id(4)] public required InsuranceLine Line { get; init; }

    /// <summary>At most so many persons, 1 or more.</summary>
    [Id(5)] public required int Limit { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.take-answer")]
public sealed record TakeAnswer
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>SHA-256 of the file, by which it is recognised.</summary>
    [Id(1)] public required string Sha256 { get; init; }
    [Id(2)] public required ImmutableList<AnswerRow> Rows { get; init; }
    [Id(3)] public ImmutableHashSet<string>? Scope { get; init; }
}

/// <summary>What became of an answer file.</summary>
[GenerateSerializer, Immutable, Alias("hr.answer-outcome")]
public sealed record AnswerOutcome
{
    /// <summary>True when the file had been taken before: nothing was changed now.</summary>
    [Id(0)] public bool Known { get; init; }
    [Id(1)] public required int Rows { get; init; }

    /// <summary>Rows that were carried out; all others are faults.</summary>
    [Id(2)] public required int Applied { get; init; }

    /// <summary>In the order of the file.</summary>
    [Id(3)] public ImmutableList<AnswerFault> Faults { get; init; } = [];
}

/// <summary>
/// Why a row of an answer file was not carried out: <c>exchange.unmatched</c>, <c>exchange.result-unknown</c>, and so on;
/// <c>exchange.unexpected</c> when the case keeps the step and does not go by it, as it does not fit its state yet.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.answer-fault")]
public sealed record AnswerFault
{
    [Id(0)] public required int Row { get; init; }
    [Id(1)] public required string Code { get; init; }

    /// <summary>The state of the case, behind all rows of the file, that the step does not fit; null for other faults.</summary>
    [Id(2)] public TransferState? State { get; init; }
}

/// <summary>What waits for a file, and the files made.</summary>
[GenerateSerializer, Immutable, Alias("hr.exchange-overview")]
public sealed record ExchangeOverview
{
    [Id(0)] public ImmutableList<WaitingGroup> Waiting { get; init; } = [];

    /// <summary>Newest first, at most 200.</summary>
    [Id(1)] public ImmutableList<ExchangeFile> Files { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("hr.waiting-group")]
public sealed record WaitingGroup
{
    [Id(0)] public required string LegalEntity { get; init; }
    [Id(1)] public required string RegionCode { get; init; }
    [Id(2)] public required InsuranceLine Line { get; init; }
    [Id(3)] public required int Count { get; init; }
    [Id(4)] public required DateTimeOffset Oldest { get; init; }
}

/// <summary>One file that went out.</summary>
[GenerateSerializer, Immutable, Alias("hr.exchange-file")]
public sealed record ExchangeFile
{
    [Id(0)] public required string FileNo { get; init; }
    [Id(1)] public required string AgencyId { get; init; }
    [Id(2)] public required string LegalEntity { get; init; }
    [Id(3)] public required string RegionCode { get; init; }
    [Id(4)] public required InsuranceLine Line { get; init; }
    [Id(5)] public required DateTimeOffset MadeAt { get; init; }
    [Id(6)] public required string By { get; init; }
    [Id(7)] public required int Count { get; init; }

    /// <summary>How many of them an answer has come for.</summary>
    [Id(8)] public int Answered { get; init; }

    /// <summary>In the order of the file; empty in overviews.</summary>
    [Id(9)] public ImmutableList<ExchangeItem> Items { get; init; } = [];
}

/// <summary>One application that goes by file. Numbers of its state are stored: append only.</summary>
[GenerateSerializer, Immutable, Alias("hr.exchange-item")]
public sealed record ExchangeItem
{
    [Id(0)] public required string AgencyId { get; init; }
    [Id(1)] public required string CaseNo { get; init; }
    [Id(2)] public required int Attempt { get; init; }
    [Id(3)] public required string BranchCode { get; init; }
    [Id(4)] public required string LegalEntity { get; init; }
    [Id(5)] public required string RegionCode { get; init; }
    [Id(6)] public required InsuranceLine Line { get; init; }
    [Id(7)] public required string IdNumberHash { get; init; }

    /// <summary>The form's values as one protected JSON object.</summary>
    [Id(8)] public required ProtectedText Application { get; init; }
    [Id(9)] public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Null while it waits.</summary>
    [Id(10)] public string? FileNo { get; init; }

    /// <summary>Null before the agency took it.</summary>
    [Id(11)] public string? ReceiptNo { get; init; }

    /// <summary>True when an answer has come, whichever.</summary>
    [Id(12)] public bool Answered { get; init; }
}
