using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.Desk;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Silo.Calculators;
using HrActors.Silo.Json;

namespace HrActors.Silo.BaseDeclarations;

/// <summary>The yearly declaration of a branch.</summary>
internal sealed record DeclarationAnswer
{
    public required string BranchCode { get; init; }

    /// <summary>First month of the base year.</summary>
    public required YearMonth Month { get; init; }

    /// <summary>Ready, Confirming or Confirmed.</summary>
    public required string State { get; init; }
    public required long Revision { get; init; }
    public required DeclarationTotalsAnswer Totals { get; init; }

    /// <summary>Lines without a policy figure, and why: nothing is declared for them.</summary>
    public required IReadOnlyList<PendingLineAnswer> Pending { get; init; }
    public required DateOnly KnownOn { get; init; }
    public required DateTimeOffset CalculatedAt { get; init; }
    public required string CalculatedBy { get; init; }
    public required DateTimeOffset? ConfirmedAt { get; init; }
    public required string? ConfirmedBy { get; init; }
    public required ListAnswer<DeclaredPersonAnswer> People { get; init; }

    public static DeclarationAnswer Of(DeclarationView declaration, DeclarationPage people, Language language) => new()
    {
        BranchCode = declaration.BranchCode,
        Month = declaration.Month,
        State = declaration.Phase.ToString(),
        Revision = declaration.Revision,
        Totals = DeclarationTotalsAnswer.Of(declaration.Totals),
        Pending = [.. declaration.Pending.Select(line => PendingLineAnswer.Of(line, language))],
        KnownOn = declaration.KnownOn,
        CalculatedAt = declaration.CalculatedAt,
        CalculatedBy = declaration.CalculatedBy,
        ConfirmedAt = declaration.ConfirmedAt,
        ConfirmedBy = declaration.ConfirmedBy,
        People = ListAnswer.Of(people.Items.Select(DeclaredPersonAnswer.Of), people.Next),
    };
}

internal sealed record DeclarationTotalsAnswer
{
    public required int People { get; init; }

    /// <summary>For whom a wage is declared.</summary>
    public required int Declared { get; init; }

    /// <summary>Of them, those without monthly wages of the year before, whose recorded average of it is declared.</summary>
    public required int Recorded { get; init; }

    /// <summary>Whose first full month's wage stays the base.</summary>
    public required int NewHires { get; init; }

    /// <summary>Of whom neither a wage nor an average of the year before is known.</summary>
    public required int WithoutWages { get; init; }

    /// <summary>For whose place there is no policy.</summary>
    public required int Refused { get; init; }

    /// <summary>People who come to the floor, and to the cap, with a line that was not there before.</summary>
    public required int ToFloor { get; init; }
    public required int ToCap { get; init; }
    public required IReadOnlyList<DeclaredLineTotalAnswer> Lines { get; init; }

    public static DeclarationTotalsAnswer Of(DeclarationTotals totals) => new()
    {
        People = totals.People,
        Declared = totals.Declared,
        Recorded = totals.Recorded,
        NewHires = totals.NewHires,
        WithoutWages = totals.WithoutWages,
        Refused = totals.Refused,
        ToFloor = totals.ToFloor,
        ToCap = totals.ToCap,
        Lines = [.. totals.Lines.Select(DeclaredLineTotalAnswer.Of)],
    };
}

internal sealed record DeclaredLineTotalAnswer
{
    public required string Line { get; init; }
    public required int People { get; init; }

    [Money]
    public required decimal Base { get; init; }

    /// <summary>Against the bases of the month before, of those who had one.</summary>
    [Money]
    public required decimal Difference { get; init; }
    public required int AtFloor { get; init; }
    public required int ToFloor { get; init; }
    public required int AtCap { get; init; }
    public required int ToCap { get; init; }

    public static DeclaredLineTotalAnswer Of(DeclaredLineTotal line) => new()
    {
        Line = line.Line.WireName(),
        People = line.People,
        Base = line.Base,
        Difference = line.Difference,
        AtFloor = line.AtFloor,
        ToFloor = line.ToFloor,
        AtCap = line.AtCap,
        ToCap = line.ToCap,
    };
}

internal sealed record DeclaredPersonAnswer
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }

    /// <summary>
    /// average (of the monthly wages), recorded-average (as recorded with the person for the year before, no monthly wages being known),
    /// new-hire or without-wages: only the first two are declared.
    /// </summary>
    public required string? Basis { get; init; }

    /// <summary>Full months of the year before that have a wage; null for a recorded average, and when nothing is declared.</summary>
    public required int? Months { get; init; }

    /// <summary>What is declared: the monthly average of the year before; null when nothing is.</summary>
    [Money]
    public required decimal? Average { get; init; }
    public required IReadOnlyList<DeclaredLineAnswer> Lines { get; init; }

    /// <summary>Why there are no lines, such as policy.not-in-force.</summary>
    public required string? Code { get; init; }

    public static DeclaredPersonAnswer Of(DeclarationItem item) => new()
    {
        EmployeeNo = item.Person.Facts.EmployeeNo,
        Name = item.Name,
        Basis = item.Person.As.WireName(),
        Months = item.Person.Wage?.Months,
        Average = item.Person.Wage?.Wage,
        Lines = [.. item.Person.Lines.Select(DeclaredLineAnswer.Of)],
        Code = item.Person.RefusalCode,
    };
}

internal sealed record DeclaredLineAnswer
{
    public required string Line { get; init; }

    [Money]
    public required decimal Floor { get; init; }

    /// <summary>Null where the notice sets none.</summary>
    [Money]
    public required decimal? Cap { get; init; }

    [Money]
    public required decimal Base { get; init; }

    /// <summary>floor, cap or null.</summary>
    public required string? Clamped { get; init; }

    /// <summary>Whether the base comes to that bound and was not there before.</summary>
    public required bool Moved { get; init; }

    /// <summary>The base of the month before the base year; null for who was not there.</summary>
    [Money]
    public required decimal? Before { get; init; }

    [Money]
    public required decimal? Difference { get; init; }
    public required string PolicyVersion { get; init; }
    public required string Source { get; init; }

    /// <summary>confirmed, unconfirmed or sample.</summary>
    public required string Grade { get; init; }

    public static DeclaredLineAnswer Of(DeclaredLine line) => new()
    {
        Line = line.Line.WireName(),
        Floor = line.Floor,
        Cap = line.Cap,
        Base = line.Base,
        Clamped = line.Clamped.WireName(),
        Moved = line.Moved,
        Before = line.Before,
        Difference = line.Difference,
        PolicyVersion = line.PolicyVersion,
        Source = line.Source,
        Grade = line.Grade.WireName(),
    };
}

internal sealed record ExplainedDeclarationAnswer
{
    public required DeclaredPersonAnswer Person { get; init; }
    public required IReadOnlyList<TraceAnswer> Trace { get; init; }

    public static ExplainedDeclarationAnswer Of(ExplainedDeclaration explained, Language language) => new()
    {
        Person = DeclaredPersonAnswer.Of(explained.Item),
        Trace = [.. explained.Trace.Select(step => TraceAnswer.Of(step, language))],
    };
}

internal sealed record GroupDeclarationAnswer
{
    public required YearMonth Month { get; init; }
    public required IReadOnlyList<BranchDeclarationAnswer> Branches { get; init; }

    public static GroupDeclarationAnswer Of(GroupDeclaration group, Language language) => new()
    {
        Month = group.Month,
        Branches = [.. group.Branches.Select(branch => BranchDeclarationAnswer.Of(branch, language))],
    };
}

internal sealed record BranchDeclarationAnswer
{
    public required string BranchCode { get; init; }
    public required string BranchName { get; init; }

    /// <summary>Null when it was not computed.</summary>
    public required string? State { get; init; }
    public required long? Revision { get; init; }
    public required DeclarationTotalsAnswer Totals { get; init; }

    /// <summary>Why it could not be computed just now, such as policy.not-in-force; null when it was, or when nobody asked.</summary>
    public required string? Code { get; init; }
    public required string? Detail { get; init; }

    public static BranchDeclarationAnswer Of(BranchDeclaration branch, Language language) => new()
    {
        BranchCode = branch.BranchCode,
        BranchName = branch.BranchName,
        State = branch.Declaration?.Phase.ToString(),
        Revision = branch.Declaration?.Revision,
        Totals = DeclarationTotalsAnswer.Of(branch.Declaration?.Totals ?? DeclarationTotals.Empty),
        Code = branch.Refusal?.Code,
        Detail = branch.Refusal is { } refusal ? language == Language.En ? refusal.English : refusal.Chinese : null,
    };
}
