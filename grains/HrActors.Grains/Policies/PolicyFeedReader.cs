using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HrActors.Contracts.Policies;

namespace HrActors.Grains.Policies;

/// <summary>What a look at a feed brought: a text, nothing new (both null), or why not.</summary>
internal sealed record FeedLook(string? Text, string? ETag, (string Code, string Chinese, string English)? Fault);

/// <summary>
/// Asks a feed for its file. The administrator says where; what answers is limited in time, size and redirects, and is a file to be
/// checked, nothing more.
/// </summary>
internal sealed class PolicyFeedReader(IHttpClientFactory clients, TimeProvider time)
{
    public const string ClientName = "policy-feed";

    /// <summary>Redirects that are followed, never from https to http.</summary>
    public const int MostRedirects = 3;

    /// <summary>Bytes; far above any policy file.</summary>
    public const int LongestFile = 1024 * 1024;

    /// <summary>For the whole answer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<FeedLook> Look(PolicyFeed feed, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, feed.Url);
        if (EntityTagHeaderValue.TryParse(feed.ETag, out var known)) request.Headers.IfNoneMatch.Add(known);
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // The whole body is read before this answers: the limit is for all of it.
            using var answer = await clients.CreateClient(ClientName).SendAsync(request, either.Token);
            if (answer.StatusCode == HttpStatusCode.NotModified) return new(null, feed.ETag, null);
            if (!answer.IsSuccessStatusCode)
                return Failed("policy-feed.status", $"订阅地址返回 {(int)answer.StatusCode}", $"The feed answered {(int)answer.StatusCode}");

            var bytes = await answer.Content.ReadAsByteArrayAsync(either.Token);
            return new(Encoding.UTF8.GetString(bytes), answer.Headers.ETag?.ToString(), null);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return Failed("policy-feed.too-large", "订阅文件超过 1 MB", "The file is larger than 1 MB");
        }
        catch (HttpRequestException e)
        {
            return Failed("policy-feed.unreachable", $"订阅地址无法访问（{e.HttpRequestError}）", $"The feed cannot be reached ({e.HttpRequestError})");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("policy-feed.timeout", "订阅地址未在 10 秒内返回", "The feed did not answer within 10 seconds");
        }
    }

    private static FeedLook Failed(string code, string chinese, string english) => new(null, null, (code, chinese, english));
}
