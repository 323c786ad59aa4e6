using System.Text.Json;
using HrActors.Domain.Commands;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Json;

/// <summary>
/// A JSON body as the typed request <typeparamref name="T"/>, with every field that could not be read. Members that failed keep their
/// initial value, so that the rest can still be checked and everything wrong be reported at once.
/// </summary>
internal sealed class JsonBody<T> : IBindableFromHttpContext<JsonBody<T>>
    where T : class
{
    private JsonBody(T? value, IReadOnlyList<FieldError> errors, Problem? refused) => (Value, Errors, Refused) = (value!, errors, refused);

    /// <summary>Not to be used when <see cref="Refused"/> is set.</summary>
    public T Value { get; }

    public IReadOnlyList<FieldError> Errors { get; }

    /// <summary>Why there is no request at all: wrong media type, no JSON, not an object.</summary>
    public Problem? Refused { get; }

    /// <summary>Set when anything is wrong: the body or any field.</summary>
    public Problem? Problem => Refused ?? (Errors.Count > 0 ? KnownProblems.Invalid(Errors) : null);

    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, System.Reflection.ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType()) return new(null, [], KnownProblems.NotJson);
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, HrJson.Document, context.RequestAborted);
            var errors = new List<FieldError>();
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new((T)RequestBinder.Bind(document.RootElement, typeof(T), "", errors), errors, null)
                : new(null, [], KnownProblems.MalformedJson);
        }
        catch (Exception failure) when (HrJson.IsMalformed(failure))
        {
            return new(null, [], KnownProblems.MalformedJson);
        }
    }
}

/// <summary>A JSON body that may be left out.</summary>
internal sealed class OptionalBody<T> : IBindableFromHttpContext<OptionalBody<T>>
    where T : class
{
    private OptionalBody(Problem? problem) => Problem = problem;

    /// <summary>Null when there is no body, or a good one.</summary>
    public Problem? Problem { get; }

    public static async ValueTask<OptionalBody<T>?> BindAsync(HttpContext context, System.Reflection.ParameterInfo parameter)
    {
        if (context.Request is { ContentType: null, ContentLength: null or 0 }) return new((Problem?)null);
        return new((await JsonBody<T>.BindAsync(context, parameter))!.Problem);
    }
}
