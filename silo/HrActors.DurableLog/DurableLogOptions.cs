using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HrActors.DurableLog;

/// <summary>Settings of one log. The defaults suit one machine with two cores.</summary>
public sealed class DurableLogOptions
{
    /// <summary>
    /// Queues the streams are spread over, each with its own appender and its own pulling agent. Fixed once the database holds a log:
    /// another number stops the start. Default: 4.
    /// </summary>
    [Range(1, 1024)]
    public int QueueCount { get; set; } = 4;

    /// <summary>Create or complete the tables at start. Off: someone else has run <see cref="DurableLogSchema"/>. Default: true.</summary>
    public bool ApplySchema { get; set; } = true;

    /// <summary>Most events written by one statement and committed together. Default: 2,000.</summary>
    [Range(1, 20_000)]
    public int MaxCommit { get; set; } = 2_000;

    /// <summary>Events that may wait for one queue's appender; an append beyond that waits. Default: 20,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaiting { get; set; } = 20_000;

    /// <summary>How long an append waits for room before it is refused with <see cref="LogBusyException"/>. Default: 2 s.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What <see cref="LogBusyException.RetryAfter"/> tells the caller. Default: 1 s.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Most records handed to a consumer at once. Default: 200.</summary>
    [Range(1, 10_000)]
    public int MaxDelivery { get; set; } = 200;

    /// <summary>
    /// Records of one queue held in memory for delivery; beyond that they are read from the table later. Default: 50,000.
    /// </summary>
    [Range(100, 10_000_000)]
    public int CacheSize { get; set; } = 50_000;

    /// <summary>How often an idle queue looks for records that another silo appended. Default: 100 ms.</summary>
    public TimeSpan PollPeriod { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Shortest time between two saves of a queue's checkpoint. Default: 1 s.</summary>
    public TimeSpan CheckpointPeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the provider tries to deliver before a record becomes a dead letter. Default: 30 s.</summary>
    public TimeSpan MaxDeliveryTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Pause before a dead letter is offered again; it doubles with each failure up to <see cref="MaxRetryPause"/>. Default: 1 min.
    /// </summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest pause before a dead letter is offered again. Default: 1 h.</summary>
    public TimeSpan MaxRetryPause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whole months before the present one whose events are kept; older ones, once delivered, are deleted within a day. 0: everything
    /// is kept. Default: 0.
    /// </summary>
    [Range(0, 1_200)]
    public int KeepMonths { get; set; }

    /// <summary>
    /// Identity of a published item that does not implement <see cref="IIdentifiedEvent"/>; null, or an answer of null: it gets a new id.
    /// </summary>
    public Func<object, EventIdentity?>? Identify { get; set; }
}

/// <summary>Names every setting that makes no sense, so that all are seen at the first start.</summary>
internal sealed class DurableLogOptionsValidator : IValidateOptions<DurableLogOptions>
{
    public ValidateOptionsResult Validate(string? name, DurableLogOptions options)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), found, validateAllProperties: true);
        var errors = found.Select(result => result.ErrorMessage!).ToList();
        errors.AddRange(
            from time in ((string Name, TimeSpan Value)[])
            [
                (nameof(options.MaxWait), options.MaxWait), (nameof(options.RetryAfter), options.RetryAfter),
                (nameof(options.PollPeriod), options.PollPeriod), (nameof(options.CheckpointPeriod), options.CheckpointPeriod),
                (nameof(options.MaxDeliveryTime), options.MaxDeliveryTime), (nameof(options.RetryPause), options.RetryPause),
                (nameof(options.MaxRetryPause), options.MaxRetryPause),
            ]
            where time.Value <= TimeSpan.Zero
            select $"{time.Name} must be longer than zero.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
