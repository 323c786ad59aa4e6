using HrActors.Contracts.Policies;
using HrActors.Grains.Policies;

namespace HrActors.Grains.Tests.Policies;

public sealed class PolicyFeedDecisionsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly (string, string, string) Older = ("policy-feed.older", "旧", "older");

    private static PolicyState State(string? tag, PolicyFeedFault? fault = null) => new()
    {
        Feed = new() { Url = "https://example.cn/x.yaml", IntervalMinutes = 60, SetBy = "admin", SetAt = At, ETag = tag, Fault = fault },
    };

    [Fact]
    public void The_version_of_a_file_that_was_taken_is_kept() =>
        Assert.Equal("\"2\"", Look("\"1\"", new("text", "\"2\"", null), refused: null).ETag);

    /// <summary>It may fit the policies of tomorrow.</summary>
    [Fact]
    public void A_file_that_was_refused_is_read_again_at_the_next_look()
    {
        var feed = Look("\"1\"", new("text", "\"2\"", null), Older);

        Assert.Equal(("\"1\"", "policy-feed.older"), (feed.ETag, feed.Fault?.Code));
    }

    [Fact]
    public void A_feed_that_gives_out_again_what_was_taken_has_no_fault() =>
        Assert.Null(Look("\"1\"", new(null, "\"1\"", null), refused: null, new() { Code = "policy-feed.invalid", Chinese = "误", English = "invalid", At = At }).Fault);

    private static PolicyFeed Look(string tag, FeedLook look, (string, string, string)? refused, PolicyFeedFault? fault = null) =>
        PolicyFeedDecisions.Looked(State(tag, fault), "sample", look, refused, draft: null, newest: null, At).Feed!;
}
