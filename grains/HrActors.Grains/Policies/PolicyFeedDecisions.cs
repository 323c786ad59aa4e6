using HrActors.Contracts;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;
using HrActors.Domain.Policies;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Policies;

/// <summary>What a look at a feed makes of the state; the draft itself is proposed as any other.</summary>
internal static class PolicyFeedDecisions
{
    /// <summary>Who brings what a feed brings.</summary>
    public const string By = "feed";

    public static PolicyState Set(PolicyState state, string pack, SetPolicyFeed command, DateTimeOffset at)
    {
        var feed = command.Url is null ? null : new PolicyFeed
        {
            Url = command.Url, IntervalMinutes = command.IntervalMinutes, SetBy = command.Command.By, SetAt = at, Newest = state.Feed?.Newest,
        };
        return (state with { Feed = feed }).Audited(command.Command, "policy.feed-set", pack, command.Url ?? "-", at);
    }

    /// <summary>Why a file cannot be a draft, before it is imported; null when it may be one.</summary>
    public static (string Code, string Chinese, string English)? Refuse(PolicyFeed feed, string pack, PolicyReading reading, PolicyImported? imported)
    {
        if ((reading.Faults.Count > 0 ? reading.Faults : imported?.Faults ?? []) is [var fault, ..])
        {
            return ("policy-feed.invalid", $"订阅文件有误，第 {fault.Line} 行：{fault.Text.Zh}", $"The file has a fault in line {fault.Line}: {fault.Text.En}");
        }

        if (reading.File!.Pack != pack)
            return ("policy-feed.other-pack", $"订阅文件属于政策包 {reading.File.Pack}", $"The file belongs to the pack {reading.File.Pack}");
        return Newest(reading.File) < feed.Newest
            ? ("policy-feed.older", $"订阅文件早于已取得的版本（{feed.Newest:yyyy-MM-dd}）", $"The file is older than what was taken already ({feed.Newest:yyyy-MM-dd})")
            : null;
    }

    /// <summary>The day of publication of the file's newest value; null for a file of pending marks alone.</summary>
    public static DateOnly? Newest(PolicyFile file) =>
        file.Sections.SelectMany(section => section.Lines).SelectMany(line => line.Series.Values).SelectMany(series => series.Values)
            .Select(value => (DateOnly?)value.Published).Max();

    /// <summary>The look as it went; a fault that is still the same is audited once.</summary>
    public static PolicyState Looked(
        PolicyState state, string pack, FeedLook look, (string Code, string Chinese, string English)? refused, PolicyDraft? draft, DateOnly? newest, DateTimeOffset at)
    {
        var feed = state.Feed!;
        var fault = look.Fault ?? refused;
        var same = fault?.Code == feed.Fault?.Code && fault?.English == feed.Fault?.English;
        var next = state with
        {
            Feed = feed with
            {
                CheckedAt = at,
                // Only of a file that was taken: one that is refused today may fit the policies of tomorrow, and has to be read again.
                ETag = fault is null ? look.ETag : feed.ETag,
                Newest = newest ?? feed.Newest,
                LastDraft = draft?.Id ?? feed.LastDraft,
                Fault = fault is not { } wrong ? null : same ? feed.Fault : new() { Code = wrong.Code, Chinese = wrong.Chinese, English = wrong.English, At = at },
            },
        };
        return fault is not { } told || same
            ? next
            : next.Audited(new() { Id = $"feed/{at.UtcTicks}", By = By }, "policy.feed-refused", pack, told.Code, at);
    }

    private static PolicyState Audited(this PolicyState state, CommandInfo command, string action, string pack, string after, DateTimeOffset at)
    {
        var key = GrainKeys.Policies(pack);
        return state with
        {
            Commands = state.Commands.Remember(command.Id),
            Outbox = state.Outbox.Add(new OutboxMessage.SaveAudit { Entry = AuditEntry.Of(command, key, action, at, after: after) }),
        };
    }
}
