namespace HrActors.Domain.Employees;

/// <summary>Where an employee stands with the group. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.employment-status")]
public enum EmploymentStatus
{
    None = 0,
    /// <summary>Taken on; the enrolment is not finished (入职办理中).</summary>
    Onboarding = 1,
    /// <summary>Employed, and enrolled at the place of work (在职).</summary>
    Active = 2,
    /// <summary>Left (离职).</summary>
    Left = 3,
}

/// <summary>A stretch of employment (任职期间). A rehire is a new period under the same number.</summary>
[GenerateSerializer, Immutable, Alias("hr.employment-period")]
public sealed record EmploymentPeriod
{
    [Id(0)] public required string LegalEntity { get; init; }
    [Id(1)] public required string BranchCode { get; init; }

    /// <summary>The registration (参保登记), legal entity × region, under which contributions are paid.</summary>
    [Id(2)] public required string RegistrationCode { get; init; }

    /// <summary>The place of enrolment by default, six digits.</summary>
    [Id(3)] public required string RegionCode { get; init; }

    /// <summary>Worker category (用工形式), such as <c>full-time</c>; decides which lines are due.</summary>
    [Id(4)] public string? WorkerCategory { get; init; }

    /// <summary>Post category (岗位类别: worker, cadre, technical); decides a woman's retirement age. Null when unknown.</summary>
    [Id(5)] public string? PostCategory { get; init; }
    [Id(6)] public required DateOnly From { get; init; }

    /// <summary>Last day, included; null while it lasts.</summary>
    [Id(7)] public DateOnly? To { get; init; }

    /// <summary>Why it began: <c>hired</c>, <c>moved</c>, <c>rehired</c>, <c>imported</c>.</summary>
    [Id(8)] public required string StartReason { get; init; }

    /// <summary>Why it ended, in the words given; null while it lasts.</summary>
    [Id(9)] public string? EndReason { get; init; }
}
