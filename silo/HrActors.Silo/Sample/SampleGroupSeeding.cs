using System.Collections.Immutable;
using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Identity;
using HrActors.Silo.Attendance;
using HrActors.Silo.Employees;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.Sample;

/// <summary>
/// Makes the people of the sample group and a month of their attendance behind the start. Every command and event has a fixed id, so
/// that a start that was cut off goes on where it was, and a second one changes nothing.
/// </summary>
internal sealed partial class SampleGroupSeeding(
    HostSettings settings,
    SampleAnchor anchor,
    SampleSandbox sandbox,
    SampleProgress progress,
    EmployeeReader employees,
    PersonalValues personal,
    EventIntake intake,
    Callers callers,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<SampleGroupSeeding> logger) : BackgroundService
{
    public const string By = "sample";

    /// <summary>Somebody may be trying the product already: the sample leaves most of a small machine to them.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    private const int EventsAtOnce = 100;
    private const string Agency = "sandbox";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Sample || anchor.IsDone)
        {
            progress.Finish(settings.Sample ? "complete" : "not wanted");
            return;
        }

        try
        {
            await HostAddresses.WhenKnown(lifetime, stoppingToken);
            while (!await TryMake(stoppingToken)) await Task.Delay(BeforeNextTry, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogInterrupted(progress.Text);
        }
    }

    private async Task<bool> TryMake(CancellationToken cancellationToken)
    {
        try
        {
            await Make(anchor.Day(time.Today()), cancellationToken);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not OutOfMemoryException)
        {
            // The product works without the sample; it goes on with it when the database, say, is there again.
            LogFailed(progress.Text, e);
            progress.Note($"waiting after: {progress.Text}");
            return false;
        }
    }

    private async Task Make(DateOnly day, CancellationToken cancellationToken)
    {
        var staff = SampleStaff.Of(day);
        var hires = SampleHires.Of(day);
        await TakeHires(hires, day, cancellationToken);
        await TakeStaff(staff, day, cancellationToken);
        await Punch([.. hires.Select(hire => hire.Person), .. staff], day, cancellationToken);
        anchor.Finish(day);
        progress.Finish($"complete: {SampleBranches.All.Length} branches, {staff.Length + hires.Length} employees");
        LogComplete(SampleBranches.All.Length, staff.Length + hires.Length);
    }

    private async Task TakeHires(ImmutableArray<SampleHire> hires, DateOnly day, CancellationToken cancellationToken)
    {
        progress.Note("waiting for the sandbox agency");
        var known = await sandbox.WaitUntilReady(cancellationToken);
        if (!known) progress.Note("hires without a sandbox agency");
        foreach (var hire in hires)
        {
            if (known) await sandbox.Tell(hire, cancellationToken);
            await Onboard(hire.Person, [], known ? [Agency] : []);
            // One question after the other, so that somebody's own first hire does not queue behind twenty of ours.
            if (known) using (callers.AsSystem()) await employees.Grain(hire.Person.EmployeeNo).GetWhenAnswered(LongestAnswer);
            await Rest(cancellationToken);
        }

        progress.Note($"{hires.Length} recent hires of {day:O}");
        LogProgress(progress.Text);
    }

    private async Task TakeStaff(ImmutableArray<SamplePerson> staff, DateOnly day, CancellationToken cancellationToken)
    {
        for (var done = 0; done < staff.Length; done++)
        {
            var branch = SampleBranches.Facts(staff[done].BranchCode);
            await Onboard(staff[done], SampleStaff.EnrolmentsOf(staff[done], branch, day, time.GetUtcNow()), []);
            progress.Note($"{done + 1} of {staff.Length} employees");
            await Rest(cancellationToken);
        }

        LogProgress(progress.Text);
    }

    private Task Rest(CancellationToken cancellationToken) => Task.Delay(Pause, time, cancellationToken);

    private async Task Onboard(SamplePerson person, ImmutableList<EnrolmentRecord> existing, ImmutableList<string> agencies)
    {
        var id = personal.Protect(IdentityCheck.Check(person.IdNumber, time.Today()));
        using var system = callers.AsSystem();
        var reply = await employees.Grain(person.EmployeeNo).Onboard(new OnboardEmployee
        {
            Command = new() { Id = $"sample-{person.EmployeeNo}", By = By },
            EmployeeNo = person.EmployeeNo,
            Name = person.Name,
            IdNumber = id.Value,
            IdNumberHash = id.Hash,
            IdNumberMasked = id.Masked,
            DocumentKind = id.Kind,
            Branch = SampleBranches.Facts(person.BranchCode),
            HireDate = person.HireDate,
            MonthlyWage = person.Wage,
            PreviousYearMonthlyAverage = existing.IsEmpty ? null : person.Wage,
            HukouRegionCode = $"{person.IdNumber[..4]}00",
            Phone = personal.ProtectText("00000000000"),
            WorkerCategory = "full-time",
            ExistingEnrolments = existing,
            Agencies = agencies,
        });
        // Somebody with this number is there already: an earlier start made the person.
        if (reply.IsRefused) LogKept(person.EmployeeNo, reply.Refusal.Code);
    }

    private async Task Punch(ImmutableArray<SamplePerson> people, DateOnly day, CancellationToken cancellationToken)
    {
        var count = new EventCount();
        foreach (var branch in people.GroupBy(person => person.BranchCode))
        {
            var template = SampleBranches.Facts(branch.Key).ShiftTemplate;
            var events = branch.SelectMany(person => SamplePunches.Of(person, template, day)).OrderBy(e => e.At)
                .Select((e, index) => (index, e));
            foreach (var chunk in events.Chunk(EventsAtOnce))
            {
                await intake.Write(chunk, count, cancellationToken);
                await Rest(cancellationToken);
            }

            progress.Note($"{count.Accepted + count.Duplicates} attendance events");
        }

        LogProgress(progress.Text);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Sample employee {EmployeeNo} was there already ({Code})")]
    private partial void LogKept(string employeeNo, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sample group: {Progress}")]
    private partial void LogProgress(string progress);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sample group complete: {Branches} branches, {Employees} employees")]
    private partial void LogComplete(int branches, int employees);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sample group interrupted at: {Progress}; the next start goes on")]
    private partial void LogInterrupted(string progress);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sample group stopped after: {Progress}; it goes on in a moment")]
    private partial void LogFailed(string progress, Exception exception);
}
