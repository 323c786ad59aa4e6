using System.Net.Sockets;
using HrActors.Storage.Health;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace HrActors.Silo.Hosting;

/// <summary>Runs the host; what keeps it from starting is told in one line each instead of a stack trace.</summary>
internal static class StartErrors
{
    private const int Failed = 1;

    /// <returns>What <paramref name="run"/> answers; 1 when it could not be done.</returns>
    public static async Task<int> Guard(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (Explain(e) is { } explanation)
        {
            await Console.Error.WriteLineAsync($"HrActors 无法启动 / cannot start{Environment.NewLine}{explanation}");
            return Failed;
        }
    }

    private static string? Explain(Exception failure) => failure switch
    {
        HostStartException start => start.Message,
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        _ when InnerOf(failure) is { } address => $"""
            {failure.Message}
            端口已被占用：请设置 ASPNETCORE_URLS（网页与接口）、Hr__SiloPort、Hr__GatewayPort 或 Hr__SandboxUrl 后重新启动。
            A port is in use ({address}): set ASPNETCORE_URLS (pages and interface), Hr__SiloPort,
                Hr__GatewayPort or Hr__SandboxUrl and start again.
            """,
        UnauthorizedAccessException or IOException =>
            $"{failure.Message}{Environment.NewLine}HR_DATA: {Environment.GetEnvironmentVariable("HR_DATA") ?? "./data"}",
        _ when IsOwnStartError(failure) => failure.Message,
        _ when StorageFailure.KindOf(failure) is not null => $"""
            启动过程中数据库不可用，请在数据库恢复后重新启动。
            The database failed during the start; start again once it works: {failure.GetBaseException().Message}
            """,
        _ => null,
    };

    private static string? InnerOf(Exception? failure) => failure switch
    {
        null => null,
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => failure.Message,
        AggregateException all => all.InnerExceptions.Select(InnerOf).FirstOrDefault(found => found is not null),
        _ => InnerOf(failure.InnerException),
    };

    /// <summary>Start errors of our own libraries carry messages that are meant to be read.</summary>
    private static bool IsOwnStartError(Exception failure) =>
        failure.GetType().Namespace?.StartsWith("HrActors.", StringComparison.Ordinal) == true;
}
