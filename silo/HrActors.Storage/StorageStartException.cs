namespace HrActors.Storage;

/// <summary>Why the program cannot start with this database or these keys, in words for the person who starts it.</summary>
public sealed class StorageStartException : Exception
{
    public StorageStartException(string message)
        : base(message)
    {
    }

    public StorageStartException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
