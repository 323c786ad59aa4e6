using System.Globalization;
using HrActors.Grains.Access;
using HrActors.Silo.Hosting;
using HrActors.Storage.Audit;

namespace HrActors.Silo.Audit;

/// <summary><c>dotnet HrActors.Silo.dll verify-audit [--from yyyy-MM-dd] [--to yyyy-MM-dd]</c>: verifies the trail and ends; 0 when it is intact, 2 when not.</summary>
internal static class AuditCommand
{
    public const string Name = "verify-audit";

    private const int Broken = 2;

    public static bool IsAsked(string[] args) => args is [Name, ..];

    /// <exception cref="HostStartException">An option is wrong.</exception>
    public static async Task<int> Run(string[] args)
    {
        var host = HostArguments.Of(args[1..]);
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args[1..]).Build();
        var settings = HostSettings.Read(configuration, host.ContentRootPath!);
        var kept = configuration.GetSection(AuditOptions.Section).Get<AuditOptions>() ?? new();
        var found = await AuditProof.Run(settings.Storage, kept, Day(configuration, "from"), Day(configuration, "to"), CancellationToken.None);
        await Console.Out.WriteLineAsync(Text(found));
        return found.Intact ? 0 : Broken;
    }

    private static string Text(AuditVerification found) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {(found.Intact ? "完整 intact" : $"已被改动 BROKEN: {AuditDesk.NameOf(found.Fault!.Kind)} {found.Fault.Id}")}
          天数 days            {found.Days}
          条目 entries         {found.Entries}
          未签封 unsealed      {found.UnsealedDays}
          待写入 pending       {found.Pending}
          公钥 public key      {found.PublicKey}
        """);

    private static DateOnly? Day(IConfiguration configuration, string option) => configuration[option] switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        var text => throw new HostStartException($"--{option} {text}: yyyy-MM-dd"),
    };
}
