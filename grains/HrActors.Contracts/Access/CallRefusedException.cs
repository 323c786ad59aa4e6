namespace HrActors.Contracts.Access;

/// <summary>Why a call to an actor was not let through. Numbers travel: append only.</summary>
[GenerateSerializer, Alias("hr.call-refusal")]
public enum CallRefusal
{
    None = 0,
    /// <summary>The call says nothing of who makes it.</summary>
    NoToken = 1,
    /// <summary>The token is not one of this product, or was altered.</summary>
    Forged = 2,
    /// <summary>The token was good once.</summary>
    Expired = 3,
    /// <summary>Not within the rights of the caller's role.</summary>
    NotPermitted = 4,
    /// <summary>Of a branch the caller is not responsible for.</summary>
    OutOfScope = 5,
    /// <summary>The method does not declare who may call it.</summary>
    Undeclared = 6,
}

/// <summary>A call that was refused before the actor was asked; nothing was changed.</summary>
[GenerateSerializer, Alias("hr.call-refused")]
public sealed class CallRefusedException : Exception
{
    public CallRefusedException()
    {
    }

    public CallRefusedException(string message)
        : base(message)
    {
    }

    public CallRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="reason">Why.</param>
    /// <param name="message">For operators: names methods and roles, never persons.</param>
    public CallRefusedException(CallRefusal reason, string message)
        : base(message) => Reason = reason;

    [Id(0)] public CallRefusal Reason { get; init; }
}
