using HrActors.DurableLog.DeadLetters;
using HrActors.DurableLog.Delivery;
using HrActors.DurableLog.Retention;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Streams;

namespace HrActors.DurableLog;

/// <summary>Registration of the log and of the stream provider over it.</summary>
public static class DurableLogHosting
{
    /// <summary>How often an agent without work looks again; the receiver itself waits for news in between.</summary>
    private static readonly TimeSpan PumpPeriod = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// Adds <see cref="IDurableLog"/>, <see cref="IDeadLetters"/> and <see cref="LogPayload"/> over the database that
    /// <paramref name="database"/> makes; the log disposes of it.
    /// </summary>
    public static IServiceCollection AddDurableLog(
        this IServiceCollection services, Func<IServiceProvider, LogDatabase> database, Action<DurableLogOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(database);
        services.AddOptions<DurableLogOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DurableLogOptions>, DurableLogOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<EventLog>(provider, database(provider)));
        services.AddSingleton<IDurableLog>(provider => provider.GetRequiredService<EventLog>());
        services.AddSingleton<ILogHealth>(provider => provider.GetRequiredService<EventLog>());
        services.AddSingleton<IDeadLetters, DeadLetterBox>();
        services.AddSingleton<LogPayload>();
        services.AddHostedService<LogRetention>();
        return services;
    }

    /// <summary>
    /// Adds a persistent stream provider called <paramref name="name"/> over the log of <see cref="AddDurableLog"/>. Only implicit
    /// subscriptions exist, so there is nothing about subscriptions to store or to lose.
    /// </summary>
    public static ISiloBuilder AddDurableLogStreams(
        this ISiloBuilder builder, string name, Action<ISiloPersistentStreamConfigurator>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<DeliveryErrors>();
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(provider => provider.GetRequiredService<DeliveryErrors>());
        return builder.AddPersistentStreams(name, LogQueueAdapterFactory.Create, streams =>
        {
            streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
            streams.Configure<StreamPullingAgentOptions>(agent => agent.Configure<IOptions<DurableLogOptions>>((options, log) =>
            {
                options.BatchContainerBatchSize = 1;
                options.GetQueueMsgsTimerPeriod = PumpPeriod;
                options.MaxEventDeliveryTime = log.Value.MaxDeliveryTime;
            }));
            configure?.Invoke(streams);
        });
    }
}
