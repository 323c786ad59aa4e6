using System.Diagnostics.CodeAnalysis;

namespace HrActors.Domain.Commands;

/// <summary>The answer to a command: the value, or the refusal, never both.</summary>
[GenerateSerializer, Immutable, Alias("hr.reply`1")]
public sealed record Reply<T> where T : class
{
    [Id(0)] public T? Value { get; init; }
    [Id(1)] public Refusal? Refusal { get; init; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    public static implicit operator Reply<T>(T value) => new() { Value = value };

    public static implicit operator Reply<T>(Refusal refusal) => new() { Refusal = refusal };
}
