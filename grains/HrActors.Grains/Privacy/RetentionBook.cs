using HrActors.Contracts.Privacy;
using HrActors.Domain.Employees;
using HrActors.Domain.Privacy;
using HrActors.Grains.Employees;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Privacy;

/// <summary>Terms that the group has decided itself.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Hr:Privacy";

    /// <summary>Years after the last day of work by kind, such as <c>insurance-evidence</c>; a term of the law cannot be shortened.</summary>
    public Dictionary<string, int> RetentionYears { get; } = new(StringComparer.Ordinal);
}

/// <summary>Wrong terms stop the start.</summary>
internal sealed class PrivacyOptionsCheck : IValidateOptions<PrivacyOptions>
{
    public ValidateOptionsResult Validate(string? name, PrivacyOptions options)
    {
        try
        {
            RetentionRules.Published.With(options.RetentionYears);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException e)
        {
            return ValidateOptionsResult.Fail($"{PrivacyOptions.Section}:RetentionYears: {e.Message}");
        }
    }
}

/// <summary>The retention rules as they hold here.</summary>
public sealed class RetentionBook(IOptions<PrivacyOptions> options)
{
    private readonly Lazy<RetentionRules> _rules = new(() => RetentionRules.Published.With(options.Value.RetentionYears));

    public RetentionRules Rules => _rules.Value;

    /// <summary>Null for somebody who has not left.</summary>
    internal RetentionState? StateOf(EmployeeState state, DateOnly today) => state is { Status: EmploymentStatus.Left, LastDay: { } lastDay }
        ? new()
        {
            EmployeeNo = state.EmployeeNo, BranchCode = state.Branch!.Code, LastDay = lastDay, Terms = Terms(lastDay, today),
            IsDue = state.AnonymisedAt is null && Rules.AllOver(lastDay, today), AnonymisedAt = state.AnonymisedAt,
        }
        : null;

    public ImmutableList<RetentionTerm> Terms(DateOnly lastDay, DateOnly today) => [.. Rules.Rules.Select(rule => new RetentionTerm
    {
        Kind = rule.Kind, Years = rule.Years, KeptThrough = rule.KeptThrough(lastDay), IsOver = rule.IsOver(lastDay, today),
        Source = rule.Source, Confirmed = rule.Confirmed,
    })];
}
