using System.Globalization;
using System.Reflection;
using HrActors.Domain.Commands;
using Microsoft.Net.Http.Headers;

namespace HrActors.Silo.Api;

/// <summary>The version a caller saw, from <c>If-Match</c>; null when it does not care.</summary>
internal sealed record ExpectedVersion(long? Value, bool IsMalformed) : IBindableFromHttpContext<ExpectedVersion>
{
    private static readonly Refusal Conflict = Refusal.Conflict(
        "request.version-conflict", "数据已被他人修改，请刷新后重试", "Somebody changed it meanwhile: load it again");

    private static readonly Refusal Malformed = Refusal.Malformed(
        "request.if-match", "", "If-Match 须为查询时得到的 ETag", "If-Match has to be the ETag that was answered") with { Errors = [] };

    /// <summary>Null when <paramref name="version"/> is the one the caller saw, or the caller does not care.</summary>
    public Refusal? Refuse(long version) => IsMalformed ? Malformed : Value is { } expected && expected != version ? Conflict : null;

    public static ValueTask<ExpectedVersion?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var text = context.Request.Headers[HeaderNames.IfMatch].ToString().Trim();
        if (text is "" or "*") return ValueTask.FromResult<ExpectedVersion?>(new(null, false));
        var number = text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text;
        return ValueTask.FromResult<ExpectedVersion?>(
            long.TryParse(number.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? new(version, false)
                : new(null, true));
    }
}

/// <summary>An answer with the version of what it shows as <c>ETag</c>.</summary>
internal sealed class VersionedResult(IResult inner, long version) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        return inner.ExecuteAsync(httpContext);
    }
}
