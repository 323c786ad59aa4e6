namespace HrActors.EndToEnd.Tests.Accounts;

public sealed class EmptyStartTests
{
    [Fact]
    public async Task Without_sample_password_and_provider_the_start_is_refused_in_both_languages()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ProductHost.Start(["--sample", "none"], new() { ["HR_ADMIN_PASSWORD"] = null, ["Hr__Sandbox"] = "none" }));

        Assert.Contains("没有默认密码", refused.Message, StringComparison.Ordinal);
        Assert.Contains("HR_ADMIN_PASSWORD", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Hr__Oidc__Authority", refused.Message, StringComparison.Ordinal);
    }
}
