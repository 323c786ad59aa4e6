using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Devices;

namespace HrActors.Dashboard.Preview.Fakes;

internal static class SampleIntake
{
    public static IEnumerable<IntakeSource> Sources(DateTimeOffset now) =>
    [
        new()
        {
            Id = "up-1", Name = "门禁系统", Branches = ["4301", "4201"], LastUsedAt = now.AddSeconds(-4),
            Figures = new()
            {
                Source = "up-1", LastMinute = 1_240, Today = 318_402, LastReceivedAt = now.AddSeconds(-1), LastEventAt = now.AddSeconds(-3), LagSeconds = 2,
            },
        },
        new()
        {
            Id = "up-2", Name = "外包考勤平台", Branches = ["4301"], LastUsedAt = now.AddMinutes(-1),
            Figures = new()
            {
                Source = "up-2", LastMinute = 800, Today = 9_600, Rejected = 17, Postponed = 3, PostponedFor = "attendance.too-fast",
                LastReceivedAt = now.AddSeconds(-10), LastEventAt = now.AddHours(-7), LagSeconds = 25_200,
                Rejections = [new() { Code = "attendance.id-reused", Events = 17, LastAt = now.AddMinutes(-2) }],
            },
        },
        Clock("A8N5201560001", "长沙一楼东门", now, seen: 8, drift: 4, today: 302),
        Clock("A8N5201560002", "长沙二号楼车间入口（临时）", now, seen: 12, drift: -318, today: 87),
        Clock("A8N5201560003", "长沙食堂", now, seen: 5_400, drift: null, today: 0),
    ];

    public static DeviceView Unknown(DateTimeOffset now) => new()
    {
        Serial = "CKUH210360777", FirstSeenAt = now.AddMinutes(-40), LastSeenAt = now.AddSeconds(-9), Address = "10.20.4.31", Version = 0,
    };

    public static IEnumerable<WaitingBadge> Badges(DateTimeOffset now) =>
    [
        new()
        {
            Source = "device:A8N5201560001", Badge = "77", BranchCode = "4301", EmployeeNo = "77", Events = 12,
            FirstAt = now.AddDays(-6), LastAt = now.AddHours(-1),
        },
        new()
        {
            Source = "outsourced", Badge = "T-90881", BranchCode = "4301", EmployeeNo = "T-90881", Events = 4,
            FirstAt = now.AddDays(-2), LastAt = now.AddHours(-3),
        },
    ];

    public static IEnumerable<IntakeNote> Notes(DateTimeOffset now) =>
    [
        Note("N-1", IntakeNoteKinds.Future, now.AddMinutes(-4)) with { Subject = "CS0001", StatedAt = now.AddMinutes(80), TakenAt = now.AddMinutes(-4) },
        Note("N-2", IntakeNoteKinds.UndefinedState, now.AddMinutes(-30)) with { Subject = "CS0002", StatedAt = now.AddMinutes(-30), TakenAt = now.AddMinutes(-30) },
        Note("N-3", IntakeNoteKinds.BadRow, now.AddHours(-2)) with { Raw = "????\t2026-99-99" },
    ];

    public static DeadLetterRow Letter(DateTimeOffset now) => new()
    {
        Id = "2-1841", Stream = "attendance/br:4301", Source = "gate", OccurredAt = now.AddHours(-1), FailedAt = now.AddMinutes(-5), Attempts = 3,
        NextAttemptAt = now.AddMinutes(3), Error = "TimeoutException",
    };

    private static IntakeNote Note(string id, string kind, DateTimeOffset at) => new()
    {
        Id = id, At = at, Kind = kind, Source = "device:A8N5201560002", BranchCode = "4301", Raw = "CS0001\t2026-11-23 10:20:00\t255\t1",
    };

    private static IntakeSource Clock(string serial, string name, DateTimeOffset now, int seen, long? drift, long today) => new()
    {
        Id = $"device:{serial}",
        Name = name,
        Branches = ["4301"],
        Device = new()
        {
            Serial = serial,
            Registration = new() { Name = name, BranchCode = "4301", Addresses = ["10.20.0.0/16"] },
            FirstSeenAt = now.AddDays(-90),
            LastSeenAt = now.AddSeconds(-seen),
            DriftSeconds = drift,
            Version = 1,
        },
        Figures = today == 0 ? null : new() { Source = $"device:{serial}", LastMinute = 3, Today = today, LastEventAt = now.AddMinutes(-1), LagSeconds = 1 },
    };
}
