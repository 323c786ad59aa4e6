namespace HrActors.Domain.Enrolment;

/// <summary>How an agency shows a person's relationship with one line at one place (参保状态). Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.enrolment-status")]
public enum EnrolmentStatus
{
    None = 0,
    /// <summary>Contributing (参保缴费).</summary>
    Active = 1,
    /// <summary>Contribution suspended (暂停缴费): the state from which a relationship can be transferred.</summary>
    Paused = 2,
    /// <summary>Relationship ended (终止参保).</summary>
    Terminated = 3,
    /// <summary>Drawing the benefit (待遇领取); a pension in payment is never transferred.</summary>
    Drawing = 4,
}

public static class EnrolmentStatuses
{
    private static readonly string[] Names = ["", "active", "paused", "terminated", "drawing"];

    /// <summary>The name used on the wire.</summary>
    public static string WireName(this EnrolmentStatus status) => Names[(int)status];

    public static bool TryParse(string? name, out EnrolmentStatus status)
    {
        status = (EnrolmentStatus)Math.Max(0, Array.IndexOf(Names, name ?? ""));
        return status != EnrolmentStatus.None;
    }
}
