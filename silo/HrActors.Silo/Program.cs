using HrActors.Dashboard;
using HrActors.Silo.Accounts;
using HrActors.Silo.Api;
using HrActors.Silo.Audit;
using HrActors.Silo.Hosting;

if (AuditCommand.IsAsked(args)) return await StartErrors.Guard(() => AuditCommand.Run(args));

return await StartErrors.Guard(async () =>
{
    var builder = WebApplication.CreateBuilder(HostArguments.Of(args));
    var settings = builder.AddHrSettings();
    builder.AddHrKestrel(settings);
    builder.AddHrTelemetry();
    builder.AddHrSandbox(settings);
    builder.AddHrSilo(settings);
    builder.AddHrHealth();
    builder.AddHrAccounts();
    builder.AddHrApi();
    builder.AddHrOidc(settings);
    await using var app = builder.Build();
    app.MapHrApi();
    app.MapHrOidc();
    app.MapHrDashboard();
    await app.RunAsync();
    return 0;
});
