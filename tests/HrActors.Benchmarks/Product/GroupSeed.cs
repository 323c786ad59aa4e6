using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using HrActors.Contracts.Employees;
using HrActors.Domain.Access;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Identity;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;
using HrActors.Grains.Employees;
using HrActors.Grains.Outbox;
using HrActors.Storage;
using HrActors.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Storage;

namespace HrActors.Benchmarks.Product;

/// <summary>
/// Writes employees as the product stores them, before it starts: state by its own decisions and serializer, and the rows of the
/// directory. Each has a month of punches: two a day, or four where one also punches at noon.
/// </summary>
internal sealed class GroupSeed(HrDatabase database, IFieldProtector protector, Serializer serializer, DateTimeOffset now)
{
    private const int Days = 22;
    private const int RowsPerStatement = 100;
    private const int NoQueue = 1_000;
    private static readonly string[] StateColumns = ["service_id", "grain_type", "key_n0", "key_n1", "key_text", "payload", "version"];

    private static readonly string[] DirectoryColumns =
    [
        "employee_no", "name", "branch_code", "registration_code", "status", "hire_date", "finding_codes", "open_findings",
        "blocking_findings", "open_cases", "version",
    ];

    private readonly OrleansGrainStorageSerializer _states = new(serializer);

    /// <summary>Punches that this many employees have together.</summary>
    public static long Punches(int employees) => Enumerable.Range(0, employees).Sum(i => (long)Times(i).Length * Days);

    private static TimeOnly[] Times(int employee) =>
        employee % 2 == 0 ? [new(8, 55), new(18, 2)] : [new(8, 55), new(12, 1), new(13, 2), new(18, 2)];

    /// <summary>The month of the seeded punches, and of those that a measurement adds: the last one that is over.</summary>
    public YearMonth Month { get; } = YearMonth.Of(ChinaTime.DateOf(now)).AddMonths(-1);

    /// <summary>
    /// Prepares database and keys as the product does at its start, and writes the employees; then what <paramref name="then"/> adds. With
    /// <paramref name="averages"/> everybody brings an average of last year: the wage.
    /// </summary>
    public static async Task<YearMonth> Write(
        HrStorageOptions options, int employees, int branches, CancellationToken cancellationToken,
        Func<IServiceProvider, YearMonth, Task>? then = null, bool averages = false)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSerializer().AddHrStorage(options).AddSingleton<ILogItemCodec, AttendanceCodec>();
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var seed = ActivatorUtilities.CreateInstance<GroupSeed>(host.Services, DateTimeOffset.UtcNow);
        await seed.Write(employees, branches, averages, cancellationToken);
        if (then is not null) await then(host.Services, seed.Month);
        await host.StopAsync(cancellationToken);
        return seed.Month;
    }

    private async Task Write(int employees, int branches, bool averages, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var chunk in Enumerable.Range(0, employees).Chunk(RowsPerStatement))
        {
            var states = chunk.Select(i => StateOf(i, MadeUpGroup.EmployeeNo(i), MadeUpGroup.Branch(i % branches), averages)).ToList();
            await Insert(transaction, "grain_state", StateColumns, states.Select(StateRow), cancellationToken);
            await Insert(transaction, "employee_directory", DirectoryColumns, states.Select(DirectoryRow), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private object[] StateRow(EmployeeState state) =>
        [HrStorageHosting.ServiceId, "employee/employee", 0L, 0L, "emp:" + state.EmployeeNo, _states.Serialize(state).ToArray(), 1];

    private static object[] DirectoryRow(EmployeeState state) =>
    [
        state.EmployeeNo, state.Name, state.Branch!.Code, state.Branch.RegistrationCode, (int)state.Status,
        state.HireDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", 0, 0, 0, state.Version,
    ];

    private static async Task Insert(
        DbTransaction transaction, string table, string[] columns, IEnumerable<object[]> rows, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var values = new List<string>();
        foreach (var row in rows)
        {
            values.Add($"({string.Join(", ", row.Select((_, c) => $"@p{command.Parameters.Count + c}"))})");
            foreach (var value in row)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{command.Parameters.Count}");
                parameter.Value = value;
                command.Parameters.Add(parameter);
            }
        }

        command.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values {string.Join(", ", values)}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private EmployeeState StateOf(int i, string employeeNo, string branch, bool averages)
    {
        var hired = new DateOnly(Month.Year, 1, 5).AddYears(-1);
        var onboarded = EmployeeDecisions.Onboard(
            new OnboardEmployee
            {
                Command = new CommandInfo { Id = "seed-" + employeeNo, By = "system" },
                EmployeeNo = employeeNo,
                Name = "示例" + employeeNo,
                IdNumber = protector.Protect(IdNumberOf(i)),
                IdNumberHash = protector.SearchHash("identity", "made-up " + employeeNo),
                IdNumberMasked = "****",
                DocumentKind = "citizen-18",
                Branch = new BranchFacts
                {
                    Code = branch, Name = "示例" + branch, LegalEntity = "示例公司", RegistrationCode = "R" + branch, RegionCode = "430100",
                    PolicyPack = "sample", ShiftTemplate = "standard",
                },
                HireDate = hired,
                MonthlyWage = MadeUpGroup.Wage(i),
                PreviousYearMonthlyAverage = averages ? MadeUpGroup.Wage(i) : null,
                ExistingEnrolments = [Enrolment(InsuranceLine.Pension, hired), Enrolment(InsuranceLine.Medical, hired)],
            },
            new Namesakes { PersonHash = "made-up " + employeeNo, Version = 1, EmployeeNos = [employeeNo] },
            new DateOnly(Month.Year, Month.Month, 1),
            protector,
            now);
        return onboarded with { Outbox = OutboxQueue.Empty, Attendance = MonthOfPunches(employeeNo, Times(i)) };
    }

    /// <summary>Valid, of a birth from 1900 to 1904, so that nobody living holds it; the same for some, whom their hashes tell apart.</summary>
    private static string IdNumberOf(int employee)
    {
        var seventeen = string.Create(CultureInfo.InvariantCulture, $"430102{new DateOnly(1900, 1, 1).AddDays(employee % 1_800):yyyyMMdd}998");
        return seventeen + IdentityChecksum.Of(seventeen);
    }

    private static EnrolmentRecord Enrolment(InsuranceLine line, DateOnly from) => new()
    {
        Line = line, RegionCode = "430100", Status = EnrolmentStatus.Active, From = YearMonth.Of(from), Months = 12, Source = EnrolmentRecord.Own,
        AsOf = new DateTimeOffset(from, TimeOnly.MinValue, ChinaTime.Offset),
    };

    /// <summary>As if from a queue that does not exist, so that no measured event has the same place.</summary>
    private AttendanceSnapshot MonthOfPunches(string employeeNo, TimeOnly[] times)
    {
        var count = times.Length * Days;
        return new()
        {
            Pack = PunchWriter.Pack(Enumerable.Range(0, count).Select(i => PackedPunch.Of(NoQueue, i + 1, new Punch
            {
                Source = "gates", EventId = $"{employeeNo}-{i:00}", Kind = i % 2 == 0 ? PunchKind.ClockIn : PunchKind.ClockOut,
                At = new DateTimeOffset(Month.FirstDay.AddDays(i / times.Length), times[i % times.Length], ChinaTime.Offset),
            }))),
            KeptFrom = Month.AddMonths(-1),
            Positions = ImmutableSortedDictionary<int, long>.Empty.Add(NoQueue, count),
            FirstDay = Month.FirstDay,
            LastDay = Month.FirstDay.AddDays(Days - 1),
        };
    }
}
