namespace HrActors.Domain.Access;

/// <summary>
/// A protected value cannot be opened: its key is not in the ring, or it was altered. The message names the key, never what was or would
/// have been in clear.
/// </summary>
[GenerateSerializer, Alias("hr.protected-value-unreadable")]
public sealed class ProtectedValueException : Exception
{
    public ProtectedValueException()
    {
    }

    public ProtectedValueException(string message)
        : base(message)
    {
    }

    public ProtectedValueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
