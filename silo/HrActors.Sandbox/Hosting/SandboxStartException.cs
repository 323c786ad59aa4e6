namespace HrActors.Sandbox.Hosting;

/// <summary>The sandbox agency cannot start; the message says what to change.</summary>
public sealed class SandboxStartException : Exception
{
    public SandboxStartException()
    {
    }

    public SandboxStartException(string message)
        : base(message)
    {
    }

    public SandboxStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
