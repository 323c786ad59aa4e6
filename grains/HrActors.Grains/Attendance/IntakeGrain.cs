using System.Runtime.InteropServices;
using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.DurableLog;
using HrActors.Grains.Employees;
using HrActors.Grains.Rows;
using HrActors.Grains.Streams;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace HrActors.Grains.Attendance;

/// <summary>Hands each employee the punches of one branch. Key: <see cref="GrainKeys.Branch"/>.</summary>
[Alias("hr.IIntakeGrain")]
internal interface IIntakeGrain : IGrainWithStringKey;

/// <summary>
/// Keeps nothing: what is delivered twice the employees recognise, what waits for an unknown number lies in the log under that number
/// and is read when the employee appears. That it waits is noted before a delivery counts as made, so that no such number is forgotten.
/// </summary>
[GrainType("intake")]
[ImplicitStreamSubscription(StreamNames.Attendance)]
internal sealed partial class IntakeGrain(
    IDueWork dueWork, LogAccess log, LateEvents late, IIntakeRows rows, TimeProvider time, ILogger<IntakeGrain> logger)
    : Grain, IIntakeGrain, IStreamSubscriptionObserver
{
    /// <summary>Employees handed their punches at once.</summary>
    private const int FanOut = 200;

    private StreamCursor? _cursor;
    private GrainReference? _anyEmployee;

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<AttendanceEvent>().ResumeAsync(log.Inbox<AttendanceEvent>(StreamNames.Attendance, this.GetPrimaryKeyString(), OnEvents));

    private async Task OnEvents(IList<SequentialItem<AttendanceEvent>> delivered)
    {
        var punches = delivered.Select(Logged).ToList();
        var first = (LogSequenceToken)delivered[0].Token;
        if (_cursor is { } cursor && cursor.Meet(first) == Arrival.Gap)
            await log.Log.CatchUp(new LogStream(StreamNames.Attendance, this.GetPrimaryKeyString()), cursor, Missed, CancellationToken.None);

        await NoteLate(punches);
        var waiting = new List<LoggedPunch>();
        foreach (var some in ByEmployee(punches).Chunk(FanOut))
        {
            // Anew for each part: after a long gap the first token would have ended by the last.
            using var system = log.Callers.AsSystem();
            var taken = await Task.WhenAll(some.Select(of => HandOver(of.Key, of.Value)));
            for (var i = 0; i < taken.Length; i++)
            {
                if (!taken[i]) waiting.AddRange(some[i].Value);
            }
        }

        if (waiting.Count > 0) await rows.Note(waiting, CancellationToken.None);
        _cursor = delivered.Aggregate(_cursor ?? default, (last, item) => last.After((LogSequenceToken)item.Token));

        Task Missed(LogRecord record)
        {
            punches.Add(new() { Queue = record.Queue, Position = record.Position, Event = log.Payloads.Read<AttendanceEvent>(record) });
            return Task.CompletedTask;
        }
    }

    /// <summary>A punch that no request can stand for must not hold up its branch: the others are filed, and its employee gets it as it is.</summary>
    private async Task NoteLate(List<LoggedPunch> punches)
    {
        try
        {
            await late.Note(punches, CancellationToken.None);
        }
        catch (Exception exception) when (PunchFaults.LieInIt(exception))
        {
            if (punches is [var punch]) LogNotFiled(punch.Queue, punch.Position, exception);
            else foreach (var one in punches) await NoteLate([one]);
        }
    }

    private static Dictionary<string, List<LoggedPunch>> ByEmployee(List<LoggedPunch> punches)
    {
        var employees = new Dictionary<string, List<LoggedPunch>>(punches.Count, StringComparer.Ordinal);
        foreach (var punch in punches)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(employees, punch.Event.EmployeeNo, out _);
            (own ??= new(1)).Add(punch);
        }

        return employees;
    }

    /// <summary>False when nobody is known to have the number.</summary>
    private async Task<bool> HandOver(string employeeNo, List<LoggedPunch> punches)
    {
        var key = GrainKeys.Employee(employeeNo);
        try
        {
            if (!await Employee(key).TakePunches([.. punches])) return false;
            AttendanceMeter.Applied.Add(punches.Count);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One employee that fails must not hold up its branch: it reads the log itself later, until that succeeds.
            LogHandOverFailed(key, exception);
            // Moves a row that is there, so that a catch-up which has just read the log does not take it for done.
            await dueWork.Schedule(key, EmployeeGrain.CatchUpKind, time.GetUtcNow(), null, CancellationToken.None);
            // Whether there is such an employee could not be asked; a number that is somebody's is not listed whatever is noted.
            return false;
        }
    }

    /// <summary>
    /// The factory finds the interface's name anew whenever it is asked by type, which costs more than the call: one answer serves all.
    /// </summary>
    private IEmployeeGrain Employee(string key)
    {
        _anyEmployee ??= (GrainReference)GrainFactory.GetGrain<IEmployeeGrain>(key);
        return (IEmployeeGrain)GrainFactory.GetGrain(GrainId.Create(_anyEmployee.GrainId.Type, key), _anyEmployee.InterfaceType);
    }

    private static LoggedPunch Logged(SequentialItem<AttendanceEvent> item)
    {
        var token = (LogSequenceToken)item.Token;
        return new() { Queue = token.Queue, Position = token.SequenceNumber, Event = item.Item };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No adjustment request can be filed for the punch {Position} of queue {Queue}")]
    private partial void LogNotFiled(int queue, long position, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Punches could not be handed to {Employee}; it reads them from the log")]
    private partial void LogHandOverFailed(string employee, Exception exception);
}
