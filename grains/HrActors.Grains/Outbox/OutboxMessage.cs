using HrActors.Contracts.Agencies;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Devices;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Privacy;
using HrActors.Contracts.Transfers;
using HrActors.Contracts.Validation;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Outbox;

/// <summary>
/// Something that must follow a change: kept in the owner's state and so committed with it, sent at least once afterwards. Every
/// receiver recognises a repetition.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.outbox-message")]
internal abstract record OutboxMessage
{
    private OutboxMessage()
    {
    }

    /// <summary>Messages of one lane are sent one after the other; lanes go side by side, for what arrives by one says nothing of the others.</summary>
    public virtual int Lane => 0;

    [GenerateSerializer, Immutable, Alias("hr.outbox.facts")]
    public sealed record PublishFacts : OutboxMessage
    {
        [Id(0)] public required EmployeeFacts Facts { get; init; }

        public override int Lane => 1;
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.decided")]
    public sealed record PublishDecision : OutboxMessage
    {
        [Id(0)] public required FindingsDecided Decided { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.change")]
    public sealed record PublishChange : OutboxMessage
    {
        [Id(0)] public required Change Change { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.roster-row")]
    public sealed record SaveRosterRow : OutboxMessage
    {
        [Id(0)] public required RosterRow Row { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.case-row")]
    public sealed record SaveCaseRow : OutboxMessage
    {
        [Id(0)] public required CaseRow Row { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.finding-row")]
    public sealed record SaveFindingRow : OutboxMessage
    {
        [Id(0)] public required FindingRow Row { get; init; }
        [Id(1)] public required long Version { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.device-row")]
    public sealed record SaveDeviceRow : OutboxMessage
    {
        [Id(0)] public required DeviceView Row { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.audit")]
    public sealed record SaveAudit : OutboxMessage
    {
        [Id(0)] public required AuditEntry Entry { get; init; }

        public override int Lane => 2;
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.ask")]
    public sealed record Ask : OutboxMessage
    {
        [Id(0)] public required string AgencyId { get; init; }
        [Id(1)] public required EnrolmentQuestion Question { get; init; }

        public override int Lane => 3;
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.open-case")]
    public sealed record Open : OutboxMessage
    {
        [Id(0)] public required OpenCase Case { get; init; }
    }

    /// <summary>Something a case holds of its person has changed: the case asks what.</summary>
    [GenerateSerializer, Immutable, Alias("hr.outbox.renew-case")]
    public sealed record RenewCase : OutboxMessage
    {
        [Id(0)] public required string CaseNo { get; init; }
    }

    /// <summary>The person of a case stands under another number now: it is held there.</summary>
    [GenerateSerializer, Immutable, Alias("hr.outbox.hold-case")]
    public sealed record HoldCase : OutboxMessage
    {
        [Id(0)] public required string PersonHash { get; init; }
        [Id(1)] public required InsuranceLine Line { get; init; }
        [Id(2)] public required string OriginRegionCode { get; init; }
        [Id(3)] public required string CaseNo { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.leave-person")]
    public sealed record LeavePerson : OutboxMessage
    {
        [Id(0)] public required string PersonHash { get; init; }
        [Id(1)] public required string EmployeeNo { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.note-transfer")]
    public sealed record NoteTransfer : OutboxMessage
    {
        [Id(0)] public required string PersonHash { get; init; }
        [Id(1)] public required CompletedTransfer Done { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.tell-namesakes")]
    public sealed record TellNamesakes : OutboxMessage
    {
        [Id(0)] public required string EmployeeNo { get; init; }
        [Id(1)] public required Namesakes Namesakes { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.submit")]
    public sealed record Submit : OutboxMessage
    {
        [Id(0)] public required string AgencyId { get; init; }
        [Id(1)] public required SubmissionOrder Order { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.withdraw")]
    public sealed record WithdrawAtAgency : OutboxMessage
    {
        [Id(0)] public required string AgencyId { get; init; }
        [Id(1)] public required string CaseNo { get; init; }
        [Id(2)] public required string ReceiptNo { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.note-case")]
    public sealed record NoteCase : OutboxMessage
    {
        [Id(0)] public required string EmployeeNo { get; init; }
        [Id(1)] public required CaseReference Reference { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.transfer-arrived")]
    public sealed record TellArrival : OutboxMessage
    {
        [Id(0)] public required string EmployeeNo { get; init; }
        [Id(1)] public required TransferArrived Arrived { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.release-case")]
    public sealed record ReleaseCase : OutboxMessage
    {
        [Id(0)] public required string PersonHash { get; init; }
        [Id(1)] public required string CaseNo { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.forget-person")]
    public sealed record ForgetPerson : OutboxMessage
    {
        [Id(0)] public required string PersonHash { get; init; }
        [Id(1)] public required string EmployeeNo { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.forget-case")]
    public sealed record ForgetCase : OutboxMessage
    {
        [Id(0)] public required string CaseNo { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.forget-findings")]
    public sealed record ForgetFindings : OutboxMessage
    {
        [Id(0)] public required string EmployeeNo { get; init; }
    }

    /// <summary>What was told of the person over streams before.</summary>
    [GenerateSerializer, Immutable, Alias("hr.outbox.forget-news")]
    public sealed record ForgetNews : OutboxMessage
    {
        [Id(0)] public required string EmployeeNo { get; init; }
        [Id(1)] public ImmutableList<string> CaseNos { get; init; } = [];
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.deletion")]
    public sealed record SaveDeletion : OutboxMessage
    {
        [Id(0)] public required DeletionRecord Record { get; init; }
    }

    [GenerateSerializer, Immutable, Alias("hr.outbox.punch")]
    public sealed record PublishPunch : OutboxMessage
    {
        [Id(0)] public required AttendanceEvent Event { get; init; }
    }
}
