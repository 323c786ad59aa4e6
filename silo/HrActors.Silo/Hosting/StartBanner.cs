using HrActors.Silo.Sample;

namespace HrActors.Silo.Hosting;

/// <summary>
/// Tells on the console where everything is and what to try first. The password goes to the console alone, never to a log.
/// </summary>
internal sealed class StartBanner(HostSettings settings, HostAddresses addresses, StartAccounts accounts, IHostApplicationLifetime lifetime)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine(Text()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Text()
    {
        var local = addresses.Local;
        var sandbox = settings.Sandbox == SandboxMode.None ? "-" : settings.Options.SandboxUrl.ToString();
        return $"""

            HrActors
              页面 dashboard      {local}
              接口 API            {new Uri(local, "/api")}
              OpenAPI             {new Uri(local, "/openapi/v1.json")}
              沙箱 sandbox        {sandbox}
              数据 data           {settings.DataFolder}
              账号 accounts       {string.Join(", ", accounts.Names)}
              密码 password       {Password()}
            {FirstSteps()}
            """;
    }

    private string Password() => (accounts.MadePassword, settings.Sample) switch
    {
        ({ } made, _) => $"{made}   （仅显示这一次 / shown this once）",
        (null, true) => "HR_SAMPLE_PASSWORD，或首次启动时显示的密码 / or the one shown at the first start",
        _ => "HR_ADMIN_PASSWORD，或首次启动时显示的密码 / or the one shown at the first start",
    };

    private string FirstSteps() => settings.Sample
        ? """
              试一试：用 manager 登录，打开员工 200001 王秀英：广州 36 个月的养老保险缴费等待转移。
              Try this: sign in as manager and open employee 200001: 36 months of pension in Guangzhou wait for their transfer.
            """
        : """
              没有示例数据：用 admin 登录，先建立分支机构（PUT /api/v1/branches/{code}）。
              Started empty: sign in as admin and make the first branch (PUT /api/v1/branches/{code}).
            """;
}
