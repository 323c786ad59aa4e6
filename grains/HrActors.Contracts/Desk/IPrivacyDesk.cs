using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;

namespace HrActors.Contracts.Desk;

/// <summary>Personal data in clear, and the rights of the person it belongs to. Every call is put on record before it is answered.</summary>
public interface IPrivacyDesk
{
    /// <summary>One personal value in clear; the reason is required. Asking again is another act, with a row of its own.</summary>
    Task<Reply<ClearValue>> Disclose(
        string employeeNo, PersonalField field, string? reason, Principal by, string commandId, CancellationToken cancellationToken);
}

/// <summary>A personal value for the eyes of who asked for it; it never leaves the process but in that answer.</summary>
public sealed record ClearValue
{
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }

    public override string ToString() => "***";
}
