using HrActors.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Contracts.Access;

/// <summary>How a <see cref="ProtectedText"/> stands in what is kept and sent. Numbers and order are those of everything stored so far.</summary>
[GenerateSerializer, Immutable, Alias("hr.protected-text-form")]
public readonly record struct ProtectedTextForm
{
    [Id(0)] public string KeyId { get; init; }
    [Id(1)] public string Sealed { get; init; }
}

/// <summary>
/// Renews values under the present key of the ring whenever they are written: a new key needs no downtime, for an actor that still holds a
/// value under an older one writes it under the new. A process without a ring passes values on as they are.
/// </summary>
[RegisterConverter]
public sealed class ProtectedTextConverter(IServiceProvider services) : IConverter<ProtectedText, ProtectedTextForm>
{
    // Not in the constructor: the ring is read when the host starts, and serializers are made before.
    private readonly Lazy<IFieldProtector?> _protector = new(services.GetService<IFieldProtector>);

    public ProtectedText ConvertFromSurrogate(in ProtectedTextForm surrogate) => new() { KeyId = surrogate.KeyId, Sealed = surrogate.Sealed };

    public ProtectedTextForm ConvertToSurrogate(in ProtectedText value)
    {
        var renewed = _protector.Value?.Renew(value) ?? value;
        return new() { KeyId = renewed.KeyId, Sealed = renewed.Sealed };
    }
}
