using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace HrActors.Sandbox.Http;

/// <summary>A JSON body of at most 1 MB, or why it was refused.</summary>
internal sealed partial class JsonBody<T> : IBindableFromHttpContext<JsonBody<T>>
    where T : class
{
    private const long MaxBytes = 1024 * 1024;

    private readonly T? _value;

    private JsonBody(T? value, IResult? refused) => (_value, Refused) = (value, refused);

    public IResult? Refused { get; }

    /// <exception cref="InvalidOperationException">The body was refused.</exception>
    public T Value => _value ?? throw new InvalidOperationException("The body was refused.");

    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType()) return new(null, new ProblemResult(Refusals.NotJson));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBytes;

        try
        {
            var value = await context.Request.ReadFromJsonAsync<T>(SandboxJson.Options, context.RequestAborted);
            return value is null ? new(null, new ProblemResult(Refusals.InvalidJson)) : new(value, null);
        }
        catch (JsonException e)
        {
            var errors = new InputErrors();
            errors.Add(Pointer(e.Path), "格式不符或不认识该成员", "is malformed or unknown");
            return new(null, new ProblemResult(Refusals.InvalidJson, errors));
        }
    }

    /// <summary><c>$.records[0].from</c> as the pointer <c>/records/0/from</c>.</summary>
    private static string Pointer(string? path) =>
        PathStep().Replace((path ?? "$")[1..], match => "/" + match.Groups[1].Value + match.Groups[2].Value);

    [GeneratedRegex(@"\.([^.\[]+)|\[(\d+)\]")]
    private static partial Regex PathStep();
}
