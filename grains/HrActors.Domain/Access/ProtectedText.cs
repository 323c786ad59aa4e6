namespace HrActors.Domain.Access;

/// <summary>
/// A personal value (identity number, phone, bank account, address) under authenticated encryption: the only form in which it may
/// stand in state, events, rows or document indexes. <see cref="ToString"/> tells nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.protected-text")]
public sealed record ProtectedText
{
    /// <summary>The key of the ring that encrypted it.</summary>
    [Id(0)] public required string KeyId { get; init; }

    /// <summary>Nonce, tag and ciphertext, in base 64.</summary>
    [Id(1)] public required string Sealed { get; init; }

    public override string ToString() => "***";
}
