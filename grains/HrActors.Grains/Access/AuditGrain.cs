using System.ComponentModel.DataAnnotations;
using HrActors.Contracts.Access;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Access;

/// <summary>How the audit trail is kept. Section <c>Hr:Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Hr:Audit";

    /// <summary>Years an entry is kept at the least: as long as logs of the handling of personal data have to be kept (PIPL art. 56).</summary>
    public const int LeastYears = 3;

    /// <summary>
    /// Years after which entries are removed; their signed ends stay for ever. Default: 5, at least <see cref="LeastYears"/>.
    /// Whoever raises it finds missed what was removed under the shorter term.
    /// </summary>
    [Range(LeastYears, 100)]
    public int KeepYears { get; set; } = 5;
}

/// <summary>Has no state: what is to be done stands in the rows themselves.</summary>
[GrainType("audit")]
internal sealed class AuditGrain(IAuditSeals seals, IDueWork dueWork, IOptions<AuditOptions> options, TimeProvider time) : Grain, IAuditGrain
{
    /// <summary>A little after midnight, so that entries on their way at the end of the day still find it open.</summary>
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(10);

    public async Task DoDueWork(string kind)
    {
        var now = time.GetUtcNow();
        var today = ChinaTime.DateOf(now - AfterMidnight);
        await seals.SealThrough(today.AddDays(-1), CancellationToken.None);
        await seals.RemoveBefore(today.AddYears(-options.Value.KeepYears), CancellationToken.None);
        var next = new DateTimeOffset(today.AddDays(1).ToDateTime(TimeOnly.MinValue), ChinaTime.Offset) + AfterMidnight;
        await dueWork.Schedule(this.GetPrimaryKeyString(), kind, next, null, CancellationToken.None);
    }
}
