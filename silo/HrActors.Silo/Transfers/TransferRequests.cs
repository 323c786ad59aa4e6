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

    /// <summary>Amounts of the information table or of the money that arrived.</summary>
    public MoneyRequest? Money { get; init; }
}

/// <summary>Amounts in CNY.</summary>
internal sealed record MoneyRequest
{
    public required decimal PersonalAccount { get; init; }
    public required decimal Pooled { get; init; }
    public decimal Interest { get; init; }
    public required decimal Total { get; init; }
}

/// <summary>Months paid in one sum (一次性缴费).</summary>
internal sealed record LumpSumRequest
{
    public required int Months { get; init; }

    /// <summary>Whether papers dated before the payment, or the old place's undertaking, are there.</summary>
    public required bool Documented { get; init; }

    /// <summary>The day the old place told the person what stays.</summary>
    public DateOnly? ToldOn { get; init; }
}

/// <summary>Values of form fields by their key.</summary>
internal sealed class FormValues : Dictionary<string, string>;
