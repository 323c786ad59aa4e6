using HrActors.Sandbox.Hosting;

namespace HrActors.Sandbox.Tests.Hosting;

public sealed class OptionsTests
{
    private static readonly Dictionary<string, string> Complete = new()
    {
        ["SANDBOX_URL"] = "http://127.0.0.1:5081",
        ["SANDBOX_DATA"] = "sandbox",
        ["SANDBOX_KEY"] = "key",
        ["SANDBOX_CALLBACK_URL"] = "http://127.0.0.1:5080/api/v1/agency-callbacks/sandbox",
        ["SANDBOX_CALLBACK_SECRET"] = "secret",
        ["SANDBOX_OWNER_PID"] = "42",
    };

    [Fact]
    public void A_complete_environment_is_read()
    {
        var options = SandboxOptions.Read(Complete.GetValueOrDefault);

        Assert.Equal(
            (new Uri("http://127.0.0.1:5081"), "key", "secret", 42),
            (options.Url, options.Key, options.CallbackSecret, options.OwnerPid));
    }

    [Fact]
    public void Everything_missing_is_named_at_once()
    {
        var e = Assert.Throws<SandboxStartException>(() => SandboxOptions.Read(_ => null));

        string[] required = ["SANDBOX_URL", "SANDBOX_DATA", "SANDBOX_KEY"];
        Assert.All(required, name => Assert.Contains(name, e.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SANDBOX_URL", "127.0.0.1:5081")]
    [InlineData("SANDBOX_URL", "file:///sandbox")]
    [InlineData("SANDBOX_CALLBACK_URL", "nowhere")]
    [InlineData("SANDBOX_CALLBACK_URL", "")]
    [InlineData("SANDBOX_CALLBACK_SECRET", " ")]
    [InlineData("SANDBOX_OWNER_PID", "0")]
    [InlineData("SANDBOX_OWNER_PID", "-1")]
    [InlineData("SANDBOX_OWNER_PID", "abc")]
    public void A_wrong_value_is_named(string name, string value)
    {
        var environment = new Dictionary<string, string>(Complete) { [name] = value };

        var e = Assert.Throws<SandboxStartException>(() => SandboxOptions.Read(environment.GetValueOrDefault));

        Assert.Contains(name, e.Message, StringComparison.Ordinal);
    }
}
