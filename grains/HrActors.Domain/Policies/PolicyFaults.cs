using HrActors.Domain.Localisation;

namespace HrActors.Domain.Policies;

/// <summary>Collects every fault with its line instead of stopping at the first.</summary>
internal sealed class PolicyFaults
{
    private readonly List<PolicyFault> _faults = [];

    /// <summary>In the order of the lines.</summary>
    public ImmutableList<PolicyFault> All => [.. _faults.OrderBy(fault => fault.Line)];

    /// <param name="line">Counted from 1.</param>
    /// <param name="code">Without <c>policy-file.</c>.</param>
    /// <param name="zh">The reason in Chinese.</param>
    /// <param name="en">The reason in English.</param>
    public void Add(long line, string code, string zh, string en) =>
        _faults.Add(new() { Line = Math.Max(line, 1), Code = "policy-file." + code, Text = LocalText.Of(zh, en) });
}
