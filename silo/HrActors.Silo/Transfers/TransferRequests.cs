namespace HrActors.Silo.Transfers;

/// <summary>A command that needs nothing but its address.</summary>
internal sealed record EmptyRequest;

internal sealed record WithdrawalRequest
{
    public required string Reason { get; init; }
}

/// <summary>A step entered by hand.</summary>
internal sealed record ManualEventRequest
{
    /// <summary>Such as accepted or funds-arrived.</summary>
    public required string Node { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What proves it: a receipt number, a file's name.</summary>
    public required string Evidence { get; init; }
}

/// <summary>Values of form fields by their key.</summary>
internal sealed class FormValues : Dictionary<string, string>;
