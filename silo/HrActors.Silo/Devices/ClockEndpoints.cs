using System.Globalization;
using System.Text;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Devices;
using HrActors.Domain.Attendance.Devices;
using HrActors.Silo.Access;
using HrActors.Silo.Intake;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Devices;

/// <summary>
/// The push protocol of ZKTeco time clocks (ADMS, iClock), as their firmware speaks it: plain text both ways, the path in its two
/// spellings, no key. A device is told to send again by any answer but 200; the number in <c>OK: n</c> is the number of lines it sent.
/// </summary>
internal static class ClockEndpoints
{
    private static readonly string[] Endings = ["", ".aspx"];

    public static void MapClocks(this IEndpointRouteBuilder routes)
    {
        var clocks = routes.MapGroup("/iclock").WithMetadata(new AccessDeclaration(Permission.RegisteredDevice)).ExcludeFromDescription();
        clocks.AddEndpointFilter<ClockFailures>();
        clocks.AddEndpointFilter<ClockIdentity>();
        foreach (var ending in Endings)
        {
            clocks.MapGet("/cdata" + ending, Options);
            clocks.MapPost("/cdata" + ending, Upload);
            clocks.MapGet("/getrequest" + ending, Poll);
            clocks.MapPost("/devicecmd" + ending, Answered);
            clocks.MapMethods("/ping" + ending, [HttpMethods.Get, HttpMethods.Post], Ping);
        }
    }

    private static async Task<IResult> Options(ClockCall call) => await call.Refuse(null) ?? Text(OptionLines(call.Device));

    private static async Task<IResult> Upload(
        HttpContext context, ClockCall call, ClockIntake intake, IGrainFactory grains, IOptions<IntakeOptions> options, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await call.Refuse(null) is { } refused) return refused;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.Value.MaxUploadBytes;

        var received = time.GetUtcNow();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var text = ClockText.Decode(body.GetBuffer().AsSpan(0, (int)body.Length));
        if (!string.Equals(context.Request.Query["table"], "ATTLOG", StringComparison.OrdinalIgnoreCase))
            // Other tables are no attendance: acknowledged, or the device would send them for ever.
            return Count(ClockText.Lines(text).Count());

        var upload = ClockUpload.Read(call.Device, text, received);
        await intake.Take(upload, cancellationToken);
        await grains.GetGrain<IDeviceGrain>(GrainKeys.Device(call.Serial)).NoteUpload(new()
        {
            ReceivedAt = received,
            Stamp = context.Request.Query["Stamp"].FirstOrDefault() is { Length: > 0 and <= 20 } stamp && !stamp.Any(char.IsControl) ? stamp : null,
            Times = [.. upload.Rows.Take(DriftLog.MostAtOnce + 1).Select(row => row.Time)],
        });
        return Count(upload.Count);
    }

    private static async Task<IResult> Poll(HttpContext context, ClockCall call, IGrainFactory grains)
    {
        // "Ver 8.0.3.2,5,0,120,10.1.2.3,…": the firmware comes first.
        var firmware = context.Request.Query["INFO"].FirstOrDefault()?.Split(',')[0].Trim();
        if (await call.Refuse(firmware is { Length: > 0 and <= 60 } && !firmware.Any(char.IsControl) ? firmware : null) is { } refused) return refused;

        var order = await grains.GetGrain<IDeviceGrain>(GrainKeys.Device(call.Serial)).NextOrder();
        return Text(order is null ? "OK" : string.Create(CultureInfo.InvariantCulture, $"C:{order.Number}:{order.Text}\n"));
    }

    /// <summary>One or more lines such as <c>ID=3&amp;Return=0&amp;CMD=CHECK</c>.</summary>
    private static async Task<IResult> Answered(HttpContext context, ClockCall call, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await call.Refuse(null) is { } refused) return refused;

        using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
        foreach (var line in ClockText.Lines(await reader.ReadToEndAsync(cancellationToken)))
        {
            var values = line.Split('&').Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2)
                .GroupBy(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(pair => pair.Key, pair => pair.First(), StringComparer.OrdinalIgnoreCase);
            if (int.TryParse(values.GetValueOrDefault("ID"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && int.TryParse(values.GetValueOrDefault("Return"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var result))
                await grains.GetGrain<IDeviceGrain>(GrainKeys.Device(call.Serial)).NoteResult(number, result);
        }

        return Text("OK");
    }

    private static async Task<IResult> Ping(ClockCall call) => await call.Refuse(null) ?? Text("OK");

    /// <summary>
    /// What the device is to do: send punches as they happen (Realtime), try again after 30 s without an answer, poll every 10 s, go on
    /// behind the last stamp. Both spellings of the stamp, for older and newer firmware.
    /// </summary>
    private static string OptionLines(DeviceView device)
    {
        var stamp = device.Stamp ?? "0";
        var minutes = (int)device.Offset.TotalMinutes;
        // Whole hours, or minutes where they are none.
        var zone = minutes % 60 == 0 ? minutes / 60 : minutes;
        string[] lines =
        [
            $"GET OPTION FROM: {device.Serial}",
            $"Stamp={stamp}",
            $"ATTLOGStamp={stamp}",
            "OpStamp=9999",
            "OPERLOGStamp=9999",
            "PhotoStamp=9999",
            "ATTPHOTOStamp=9999",
            "ErrorDelay=30",
            "Delay=10",
            "TransTimes=00:00;14:05",
            "TransInterval=1",
            "TransFlag=TransData AttLog",
            string.Create(CultureInfo.InvariantCulture, $"TimeZone={zone}"),
            "Realtime=1",
            "Encrypt=None",
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static IResult Count(int lines) => Text(string.Create(CultureInfo.InvariantCulture, $"OK: {lines}\n"));

    public static IResult Text(string text, int status = StatusCodes.Status200OK) =>
        // With its length and nothing chunked: old firmware speaks HTTP/1.0.
        Results.Text(text, "text/plain", Encoding.ASCII, status);
}
