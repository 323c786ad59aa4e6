using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace HrActors.Silo.Idempotency;

/// <summary>
/// The id under which a request is told to its owner. With an <c>Idempotency-Key</c> it follows from caller, route and key, so that a
/// repeated request is the same command even when the answer of the first was lost; without one it is new.
/// </summary>
internal sealed record CommandId(string Value) : IBindableFromHttpContext<CommandId>
{
    public static CommandId New() => new(Guid.CreateVersion7().ToString("N"));

    public static CommandId Of(string scope, string key) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{key}")))[..32]);

    public static ValueTask<CommandId?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<CommandId?>(context.Features.Get<CommandId>() ?? New());
}
