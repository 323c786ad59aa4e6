using HrActors.Domain.Commands;

namespace HrActors.Silo.Policies;

/// <summary>What an address of a feed has to be.</summary>
internal static class PolicyFeedRules
{
    private const int LongestAddress = 500;
    private const int LeastMinutes = 5;
    private const int MostMinutes = 7 * 24 * 60;

    public static readonly Refusal NotSet = Refusal.NotFound("policy-feed.not-set", "该政策包没有订阅地址", "No feed is set for this pack");

    /// <summary>Null when it may be set; an address of null ends the feed.</summary>
    public static Refusal? Refuse(string? url, int intervalMinutes)
    {
        if (url is not null && !IsAddress(url))
        {
            return Refusal.Malformed("policy-feed.address", "/url", "应为不含用户名和密码的 http 或 https 地址，至多 500 字",
                "Has to be an http or https address without user name and password, of at most 500 characters");
        }

        return intervalMinutes is < LeastMinutes or > MostMinutes
            ? Refusal.Malformed("policy-feed.interval", "/intervalMinutes", "间隔应为 5 分钟至 7 天", "The interval is 5 minutes to 7 days")
            : null;
    }

    private static bool IsAddress(string url) =>
        url.Length <= LongestAddress && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0 && address.Host.Length > 0;
}
