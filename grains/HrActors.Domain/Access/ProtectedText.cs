namespace HrActors.Domain.Access;

/// <summary>
/// A personal value (identity number, phone, bank account, address) under authenticated encryption: the only form in which it may
/// stand in state, events, rows or document indexes. <see cref="ToString"/> tells nothing. Where it is written out, whether to be kept or to
/// be sent, it is renewed under the present key; that is why it has a converter instead of a generated serializer.
/// </summary>
[Immutable, Alias("hr.protected-text")]
public sealed record ProtectedText
{
    /// <summary>The key of the ring that encrypted it.</summary>
    public required string KeyId { get; init; }

    /// <summary>Nonce, tag and ciphertext, in base 64.</summary>
    public required string Sealed { get; init; }

    public override string ToString() => "***";
}
