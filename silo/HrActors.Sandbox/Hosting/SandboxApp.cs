using HrActors.Sandbox.Callbacks;
using HrActors.Sandbox.Faults;
using HrActors.Sandbox.Http;
using HrActors.Sandbox.Persons;
using HrActors.Sandbox.Storage;
using HrActors.Sandbox.Transfers;

namespace HrActors.Sandbox.Hosting;

/// <summary>The sandbox agency (沙箱经办机构) as a web application with its own data.</summary>
public static partial class SandboxApp
{
    /// <summary>Largest request body in bytes.</summary>
    private const long MaxBody = 32 * 1024 * 1024;

    /// <summary>Opens the data folder and builds the application; the caller starts, stops and disposes it.</summary>
    /// <exception cref="SandboxStartException">The folder is in use by another sandbox, or was written by a newer version.</exception>
    public static WebApplication Build(SandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // Empty: neither a settings file nor a variable meant for the owner in the same folder changes the sandbox.
        var name = typeof(SandboxApp).Assembly.GetName().Name;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
        });
        AddLogging(builder.Logging);
        AddServices(builder.Services, options);

        var app = builder.Build();
        app.Urls.Add(options.Url.GetLeftPart(UriPartial.Authority));
        UsePipeline(app);
        app.MapOwner();
        app.MapPersons();
        app.MapEnrolmentQuery();
        app.MapTransfers();
        app.MapTransferControl();
        app.MapCallbacks();
        app.MapFaults();
        app.Lifetime.ApplicationStarted.Register(() => LogListening(app.Logger, string.Join(' ', app.Urls), Environment.ProcessId));
        return app;
    }

    /// <summary>The framework's request lines carry paths, and paths carry identity numbers: they stay off.</summary>
    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        // A failed start is told in one line by the program itself.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }

    private static void AddServices(IServiceCollection services, SandboxOptions options)
    {
        services.AddRouting();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        services.AddSingleton(options);
        services.AddSingleton(options.Time);
        services.AddSingleton(_ => Database.Open(options.DataFolder));
        services.AddSingleton<Settings>();
        services.AddSingleton<AgencyLink>();
        services.AddSingleton<OwnerWatch>();
        services.AddSingleton<PersonStore>();
        services.AddSingleton<TransferBook>();
        services.AddSingleton<TransferReader>();
        services.AddSingleton<Pace>();
        services.AddSingleton<PaceClock>();
        services.AddSingleton<FaultPlan>();
        services.AddSingleton<CallbackOutbox>();
        services.AddSingleton<CallbackSender>();
        if (!options.RunInBackground) return;

        services.AddHostedService<OwnerWorker>();
        services.AddHostedService<PaceWorker>();
        services.AddHostedService<CallbackWorker>();
    }

    private static void UsePipeline(WebApplication app)
    {
        // Opened now, so that a folder in use stops the start.
        app.Services.GetRequiredService<Database>();
        app.UseMiddleware<FailureAnswer>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/agency"), agency =>
        {
            agency.UseMiddleware<FaultMiddleware>();
            agency.Use(AgencyKeyGuard.Invoke);
        });
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/sandbox"), control => control.Use(LoopbackGuard.Invoke));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandbox agency listening on {Urls}, process {Pid}")]
    private static partial void LogListening(ILogger logger, string urls, int pid);
}
