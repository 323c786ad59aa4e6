namespace HrActors.Grains.Employees;

/// <summary>What an employee does when its time comes: sending what was left, reading missed punches, asking whether contributions stopped.</summary>
internal sealed partial class EmployeeGrain
{
    public const string CatchUpKind = "catch-up";

    /// <summary>Asks the agencies in the month after leaving, whether the contributions have stopped.</summary>
    private const string StopCheckKind = "stop-check";

    /// <summary>Writes the state once more when everybody has been told to forget, so that the outbox holds nothing of it.</summary>
    private const string ForgetKind = "forget";

    private static readonly TimeSpan ForgetAfter = TimeSpan.FromSeconds(2);

    public async Task DoDueWork(string kind)
    {
        if (kind == OutboxKind) ResumeOutbox();
        if (kind == StopCheckKind)
        {
            // A rehire empties the list: there is nothing to stop any more.
            if (!State.StopCheck.IsEmpty) await CommitWithPunches(State.Asking(State.StopCheck, protector, Now).ChangedSummary(Now));
            await DueWork.Done(DueWorkOwner, kind, CancellationToken.None);
        }

        if (kind == ForgetKind)
        {
            if (IsSending)
            {
                await DueWork.Schedule(DueWorkOwner, kind, Now + ForgetAfter, null, CancellationToken.None);
                return;
            }

            await SavePunches();
            await DueWork.Done(DueWorkOwner, kind, CancellationToken.None);
        }

        if (kind != CatchUpKind) return;

        // What an intake could not hand over is read again from the start of what is retained, and recognised by its place.
        var asked = await DueWork.Find(DueWorkOwner, kind, CancellationToken.None);
        if (State.Exists) await TakePunches(await _attendance.ReadAll(State.EmployeeNo));
        // Asked again meanwhile, for something that came after the reading: then the row stays.
        if (asked is not null) await DueWork.Done(asked, CancellationToken.None);
    }
}
