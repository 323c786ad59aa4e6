namespace HrActors.Contracts.Privacy;

/// <summary>A deletion record with its proof.</summary>
/// <param name="Proof">The keyed hash, in hexadecimal.</param>
/// <param name="IsIntact">Whether the hash fits the record as it stands.</param>
public sealed record SealedDeletion(DeletionRecord Record, string Proof, bool IsIntact);
