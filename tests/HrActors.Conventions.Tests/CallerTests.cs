using System.Text.RegularExpressions;

namespace HrActors.Conventions.Tests;

/// <summary>Who calls an actor is said where that is known, and nowhere taken over from somebody else's request by accident.</summary>
public sealed partial class CallerTests
{
    /// <summary>Pages redraw without a request: a desk registered by itself would be refused by every actor it asks.</summary>
    [Fact]
    public void What_pages_ask_and_order_speaks_for_the_reader() => Tree.MustBeFree(
        Tree.Sources.Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal)), "Is to be registered by AddSpeaking",
        line => MutePattern().IsMatch(line) ? [line.Trim()] : []);

    /// <summary>The request context is set by one class, so that every place that speaks for somebody is found by its calls.</summary>
    [Fact]
    public void The_request_context_is_written_in_one_place() => Tree.MustBeFree(
        Tree.Sources.Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal)
            && file.Path != "grains/HrActors.Contracts/Access/Callers.cs"),
        "Writes the request context", line => ContextPattern().IsMatch(line) ? [line.Trim()] : []);

    [Theory]
    [InlineData("services.AddSingleton<IStaffDesk, StaffDesk>();", true)]
    [InlineData("services.AddScoped<ICaseQueries>(provider => new CaseQueries());", true)]
    [InlineData("services.AddSpeaking<IStaffDesk, StaffDesk>();", false)]
    public void A_mute_desk_is_seen(string line, bool isOne) => Assert.Equal(isOne, MutePattern().IsMatch(line));

    [Theory]
    [InlineData("RequestContext.Set(key, value);", true)]
    [InlineData("RequestContext.Get(key)", false)]
    public void A_write_is_seen(string line, bool isOne) => Assert.Equal(isOne, ContextPattern().IsMatch(line));

    [GeneratedRegex(@"\bAdd(Singleton|Scoped|Transient)<I\w+(Desk|Queries)\b")]
    private static partial Regex MutePattern();

    [GeneratedRegex(@"\bRequestContext\.(Set|Remove|Clear)\b")]
    private static partial Regex ContextPattern();
}
