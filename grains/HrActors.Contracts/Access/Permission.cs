namespace HrActors.Contracts.Access;

/// <summary>What a route or a call to an actor lets its caller do. One that declares none is closed.</summary>
public enum Permission
{
    None = 0,

    /// <summary>Nobody signs in for it: sign-in itself, health, the description of the interface.</summary>
    Open,

    /// <summary>Progress pushed by an agency, proven by its signature over the body instead of a token.</summary>
    AgencySigned,

    /// <summary>Calls of time clocks, which can send no key: proven by a registered serial number and address.</summary>
    RegisteredDevice,

    /// <summary>Branches and registrations, each role its own.</summary>
    SeeBranches,
    WriteBranches,

    /// <summary>Employees in full: enrolment, attendance, findings, cases.</summary>
    SeeStaff,

    /// <summary>Employees, by some roles with number, name and branch only.</summary>
    SeeStaffNames,

    /// <summary>Onboard, change, waive, sign, submit, withdraw.</summary>
    ChangeStaff,

    /// <summary>
    /// Single personal values in clear, a person's data as a whole, its deletion, consents: each an act of its own, with a reason.
    /// </summary>
    HandlePersonalData,

    /// <summary>Preview, estimate, check, calendar, published policies.</summary>
    Calculate,

    /// <summary>Contribution amounts, adjustments and their exports.</summary>
    SeeAmounts,

    /// <summary>Run and confirm contributions.</summary>
    RunContributions,

    /// <summary>Users, roles, keys of upstream systems.</summary>
    ManageAccess,

    /// <summary>The own account: password, second factor, sessions.</summary>
    OwnAccount,

    /// <summary>The audit trail and its verification.</summary>
    SeeAudit,

    /// <summary>How attendance comes in: devices, figures, notes; HR for its own branches.</summary>
    SeeIntake,

    /// <summary>Attendance events of a key's own source and branches.</summary>
    WriteAttendance,
}
