using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.DurableLog;
using HrActors.Grains.Privacy;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Outbox;

/// <summary>Sends one message of an outbox to where it belongs: a stream, a row, another actor.</summary>
internal sealed class OutboxSender(
    IGrainFactory grains, IDurableLog log, LogPayload payloads, IDirectoryRows rows, IDeviceRows devices, IAuditRows audit, Callers callers,
    Forgetting forgetting, TimeProvider time)
{
    /// <summary>In the product's own name: who caused it is data of the message.</summary>
    public async Task Send(string owner, OutboxItem item, CancellationToken cancellationToken)
    {
        using var system = callers.AsSystem();
        await Dispatch(owner, item, cancellationToken);
    }

    private Task Dispatch(string owner, OutboxItem item, CancellationToken cancellationToken) => item.Message switch
    {
        OutboxMessage.PublishFacts m =>
            Append(StreamNames.Facts, GrainKeys.Employee(m.Facts.EmployeeNo), owner, item.Number, m.Facts, cancellationToken),
        OutboxMessage.PublishDecision m =>
            Append(StreamNames.Findings, GrainKeys.Employee(m.Decided.EmployeeNo), owner, item.Number, m.Decided, cancellationToken),
        OutboxMessage.PublishChange m =>
            Append(StreamNames.Changes, GrainKeys.Branch(m.Change.BranchCode), owner, item.Number, m.Change, cancellationToken),
        OutboxMessage.PublishPunch m => Append(m.Event, cancellationToken),
        OutboxMessage.SaveRosterRow m => rows.Save(m.Row, cancellationToken),
        OutboxMessage.SaveCaseRow m => rows.Save(m.Row, cancellationToken),
        OutboxMessage.SaveFindingRow m => rows.Save(m.Row, m.Version, cancellationToken),
        OutboxMessage.SaveDeviceRow m => devices.Save(m.Row, cancellationToken),
        OutboxMessage.SaveAudit m => audit.Save(m.Entry, cancellationToken),
        OutboxMessage.Ask m => grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(m.AgencyId)).Ask(m.Question),
        OutboxMessage.Open m => grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(m.Case.CaseNo)).Open(m.Case),
        OutboxMessage.RenewCase m => grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(m.CaseNo)).Renew(),
        OutboxMessage.HoldCase m => grains.GetGrain<IPersonGrain>(GrainKeys.Person(m.PersonHash)).ReserveCase(m.Line, m.OriginRegionCode, m.CaseNo),
        OutboxMessage.LeavePerson m => grains.GetGrain<IPersonGrain>(GrainKeys.Person(m.PersonHash)).Leave(m.EmployeeNo),
        OutboxMessage.NoteTransfer m => grains.GetGrain<IPersonGrain>(GrainKeys.Person(m.PersonHash)).NoteTransfer(m.Done),
        OutboxMessage.TellNamesakes m => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(m.EmployeeNo)).NoteNamesakes(m.Namesakes),
        OutboxMessage.Submit m => grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(m.AgencyId)).Submit(m.Order),
        OutboxMessage.WithdrawAtAgency m => grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(m.AgencyId)).Withdraw(m.CaseNo, m.ReceiptNo),
        OutboxMessage.NoteCase m => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(m.EmployeeNo)).NoteCase(m.Reference),
        OutboxMessage.TellArrival m => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(m.EmployeeNo)).TakeTransfer(m.Arrived),
        OutboxMessage.ReleaseCase m => grains.GetGrain<IPersonGrain>(GrainKeys.Person(m.PersonHash)).ReleaseCase(m.CaseNo),
        OutboxMessage.ForgetPerson m => grains.GetGrain<IPersonGrain>(GrainKeys.Person(m.PersonHash)).Forget(m.EmployeeNo),
        OutboxMessage.ForgetCase m => forgetting.Case(m.CaseNo, cancellationToken),
        OutboxMessage.ForgetFindings m => forgetting.Findings(m.EmployeeNo, cancellationToken),
        OutboxMessage.ForgetNews m => forgetting.News(m.EmployeeNo, m.CaseNos, cancellationToken),
        OutboxMessage.SaveDeletion m => forgetting.Save(m.Record, cancellationToken),
        _ => throw new InvalidOperationException($"No way to send a {item.Message.GetType().Name}."),
    };

    /// <summary>The same way an upstream system's event takes.</summary>
    private Task Append(AttendanceEvent e, CancellationToken cancellationToken) =>
        log.Append(
            new LogStream(StreamNames.Attendance, GrainKeys.Branch(e.BranchCode)),
            [
                new LogEvent
                {
                    Source = e.Source, EventId = e.EventId, Subject = e.EmployeeNo, OccurredAt = e.At, Payload = payloads.Write(e),
                },
            ],
            cancellationToken);

    /// <summary>The owner and the number are the event's identity: sent again it is a duplicate.</summary>
    private Task Append(string ns, string key, string owner, long number, object payload, CancellationToken cancellationToken) =>
        log.Append(
            new LogStream(ns, key),
            [
                new LogEvent
                {
                    Source = owner,
                    EventId = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    OccurredAt = time.GetUtcNow(),
                    Payload = payloads.Write(payload),
                },
            ],
            cancellationToken);
}
