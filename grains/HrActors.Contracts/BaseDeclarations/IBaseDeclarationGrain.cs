using HrActors.Contracts.Access;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using Orleans.Concurrency;

namespace HrActors.Contracts.BaseDeclarations;

/// <summary>
/// The yearly declaration of bases (年度缴费基数申报) of one branch, for the base year that begins with one month: computed as often as
/// wanted, confirmed once. What is confirmed never changes again. Key: <see cref="GrainKeys.BaseDeclaration"/>.
/// </summary>
[Alias("hr.IBaseDeclarationGrain")]
public interface IBaseDeclarationGrain : IDueWorkOwner
{
    /// <summary>Null when it was never computed.</summary>
    [Alias("Get"), ReadOnly, AlwaysInterleave, Needs(Permission.SeeAmounts)] Task<DeclarationView?> Get();

    /// <summary>
    /// Computes it from the wages of now. Refused with <c>declaration.confirmed</c>, <c>declaration.year-running</c> while the year before is
    /// not over, <c>declaration.no-base-year</c> when no line of the place begins its base year with this month, or with the policy's own
    /// code, such as <c>policy.not-in-force</c>.
    /// </summary>
    [Alias("Calculate"), Needs(Permission.RunContributions)] Task<Reply<DeclarationView>> Calculate(CommandInfo command);

    /// <summary>
    /// Confirms what was computed: from now on the runs of the base year use the declared wages. Refused with
    /// <c>declaration.not-calculated</c>, <c>declaration.confirmed</c>, <c>declaration.changed</c> when it is not the revision the caller
    /// saw, <c>declaration.policies-changed</c> when policies were confirmed since, or <c>declaration.nothing-declared</c> when nobody has
    /// a wage or a recorded average of the year before.
    /// </summary>
    [Alias("Confirm"), Needs(Permission.RunContributions)] Task<Reply<DeclarationView>> Confirm(ConfirmDeclaration command);

    /// <summary>The people of what was computed last, in order of employee number.</summary>
    [Alias("Read"), ReadOnly, AlwaysInterleave, Needs(Permission.SeeAmounts)] Task<DeclarationPage> Read(DeclarationQuery query);
}

[GenerateSerializer, Immutable, Alias("hr.confirm-declaration")]
public sealed record ConfirmDeclaration
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>The revision that was looked at; null confirms whatever is there.</summary>
    [Id(1)] public long? Revision { get; init; }
}

/// <summary>Where a declaration stands. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.declaration-phase")]
public enum DeclarationPhase
{
    None = 0,
    /// <summary>Computed, and open to be computed again.</summary>
    Ready = 1,
    /// <summary>Being handed to the employees; goes on by itself after a stop of the process.</summary>
    Confirming = 2,
    Confirmed = 3,
}

[GenerateSerializer, Immutable, Alias("hr.declaration-view")]
public sealed record DeclarationView
{
    [Id(0)] public required string BranchCode { get; init; }

    /// <summary>First month of the base year.</summary>
    [Id(1)] public required YearMonth Month { get; init; }
    [Id(2)] public required DeclarationPhase Phase { get; init; }

    /// <summary>Grows with each calculation.</summary>
    [Id(3)] public required long Revision { get; init; }
    [Id(4)] public required DeclarationTotals Totals { get; init; }

    /// <summary>Lines of the place without a policy figure, and why: nothing is declared for them.</summary>
    [Id(5)] public required ImmutableList<PendingLine> Pending { get; init; }

    /// <summary>The day whose knowledge of the policies was used.</summary>
    [Id(6)] public required DateOnly KnownOn { get; init; }
    [Id(7)] public required DateTimeOffset CalculatedAt { get; init; }
    [Id(8)] public required string CalculatedBy { get; init; }
    [Id(9)] public DateTimeOffset? ConfirmedAt { get; init; }
    [Id(10)] public string? ConfirmedBy { get; init; }
}

/// <summary>Which people of a declaration.</summary>
[GenerateSerializer, Immutable, Alias("hr.declaration-query")]
public sealed record DeclarationQuery
{
    /// <summary>Only who comes to the floor, or to the cap, with a line that was not there before; <see cref="Clamp.None"/> for all.</summary>
    [Id(0)] public Clamp MovesTo { get; init; }

    /// <summary>Only this person; null for all.</summary>
    [Id(1)] public string? EmployeeNo { get; init; }

    /// <summary>Employee number to go on behind; null from the start.</summary>
    [Id(2)] public string? After { get; init; }

    /// <summary>1 to 500.</summary>
    [Id(3)] public int Limit { get; init; } = 100;
}

[GenerateSerializer, Immutable, Alias("hr.declaration-page")]
public sealed record DeclarationPage
{
    [Id(0)] public required ImmutableArray<DeclarationItem> Items { get; init; }
    [Id(1)] public string? Next { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.declaration-item")]
public sealed record DeclarationItem
{
    [Id(0)] public required PersonDeclaration Person { get; init; }

    /// <summary>The person's name now; empty when nobody has the number any more.</summary>
    [Id(1)] public required string Name { get; init; }
}
