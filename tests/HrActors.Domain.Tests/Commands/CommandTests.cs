using System.Globalization;
using HrActors.Domain.Commands;

namespace HrActors.Domain.Tests.Commands;

public class CommandTests
{
    [Fact]
    public void The_last_commands_are_remembered_and_the_oldest_is_forgotten_first()
    {
        var full = Enumerable.Range(1, RecentCommands.Capacity).Select(Id).Aggregate(RecentCommands.None, (recent, id) => recent.Remember(id));
        var over = full.Remember("next");

        Assert.True(full.Contains("c1"));
        Assert.False(over.Contains("c1"));
        Assert.True(over.Contains("c2"));
        Assert.True(over.Contains("next"));
        Assert.Equal(RecentCommands.Capacity, over.Ids.Count);
        Assert.False(RecentCommands.None.Contains("c1"));
    }

    [Fact]
    public void A_reply_is_the_value_or_the_refusal()
    {
        Reply<string> accepted = "done";
        Reply<string> refused = Refusal.Conflict("area.reason", "不行", "no");

        Assert.False(accepted.IsRefused);
        Assert.Equal(("done", null), (accepted.Value, accepted.Refusal));
        Assert.True(refused.IsRefused);
        Assert.Null(refused.Value);
        Assert.Equal((RefusalKind.Conflict, "area.reason"), (refused.Refusal.Kind, refused.Refusal.Code));
    }

    [Fact]
    public void A_malformed_value_names_its_field()
    {
        var error = Assert.Single(Refusal.Malformed("area.bad", "/name", "有误", "wrong").Errors);

        Assert.Equal(("/name", "area.bad", "有误", "wrong"), (error.Field, error.Code, error.Chinese, error.English));
    }

    private static string Id(int number) => "c" + number.ToString(CultureInfo.InvariantCulture);
}
