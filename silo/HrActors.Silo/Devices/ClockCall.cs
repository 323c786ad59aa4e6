using System.Reflection;
using System.Text.RegularExpressions;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Devices;
using HrActors.DurableLog;

namespace HrActors.Silo.Devices;

/// <summary>A call of a time clock: its serial number and whether it may come in.</summary>
internal sealed partial class ClockCall(string? serial, string address, IGrainFactory grains, TimeProvider time) : IBindableFromHttpContext<ClockCall>
{
    private DeviceView? _device;

    public string Serial => serial ?? throw new InvalidOperationException("A call without a serial number was refused.");

    /// <summary>After <see cref="Refuse"/> let it in.</summary>
    public DeviceView Device => _device ?? throw new InvalidOperationException("The call was not let in yet.");

    /// <summary>Null when the device may come in; remembers the call either way.</summary>
    /// <param name="firmware">Null when this call does not say.</param>
    public async Task<IResult?> Refuse(string? firmware)
    {
        if (serial is null) return ClockEndpoints.Text("ERROR: SN is missing or malformed", StatusCodes.Status400BadRequest);

        var admission = await grains.GetGrain<IDeviceGrain>(GrainKeys.Device(serial))
            .NoteContact(new() { At = time.GetUtcNow(), Address = address, Firmware = firmware });
        _device = admission.Device;
        return admission.Barrier switch
        {
            DeviceBarrier.None => null,
            DeviceBarrier.Unregistered => Forbidden("ERROR: this device is not registered"),
            DeviceBarrier.Disabled => Forbidden("ERROR: this device is switched off"),
            _ => Forbidden("ERROR: this device may not call from this address"),
        };
    }

    public static ValueTask<ClockCall?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var services = context.RequestServices;
        var said = context.Request.Query["SN"].FirstOrDefault()?.Trim();
        return ValueTask.FromResult<ClockCall?>(new(
            IsSerial(said) ? said : null,
            context.Connection.RemoteIpAddress is { } ip ? (ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip).ToString() : "",
            services.GetRequiredService<IGrainFactory>(),
            services.GetRequiredService<TimeProvider>()));
    }

    public static bool IsSerial(string? text) => text is not null && Form().IsMatch(text);

    private static IResult Forbidden(string text) => ClockEndpoints.Text(text, StatusCodes.Status403Forbidden);

    [GeneratedRegex("^[A-Za-z0-9_-]{3,40}$")]
    private static partial Regex Form();
}

/// <summary>What goes wrong, as a device understands it: any status but 200 makes it keep what it has and come again.</summary>
internal sealed partial class ClockFailures(ILogger<ClockFailures> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException e)
        {
            return ClockEndpoints.Text("ERROR: the request is malformed or too large", e.StatusCode);
        }
        catch (OperationCanceledException) when (context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return ClockEndpoints.Text("", StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception e)
        {
            // The log is busy, the database away, a grain on the move: the device repeats what was not acknowledged.
            if (e is LogBusyException or TimeoutException) LogBusy(context.HttpContext.TraceIdentifier, e);
            else LogFailed(context.HttpContext.TraceIdentifier, e);
            context.HttpContext.Response.Headers.RetryAfter = "5";
            return ClockEndpoints.Text("ERROR: busy", StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A time clock is asked to send again ({TraceId})")]
    private partial void LogBusy(string traceId, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A call of a time clock failed; it is asked to send again ({TraceId})")]
    private partial void LogFailed(string traceId, Exception exception);
}

/// <summary>A device has no account: once it is let in by number and address, the product itself writes down what it says.</summary>
internal sealed class ClockIdentity(Callers callers) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var system = callers.AsSystem();
        return await next(context);
    }
}
