using HrActors.Dashboard;
using HrActors.Silo.Api;
using HrActors.Silo.Hosting;

return await StartErrors.Guard(async () =>
{
    var builder = WebApplication.CreateBuilder(HostArguments.Of(args));
    var settings = HostSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);
    builder.AddHrSettings(settings);
    builder.AddHrKestrel();
    builder.AddHrTelemetry();
    builder.AddHrSilo(settings);
    builder.AddHrSandbox(settings);
    builder.AddHrHealth();
    builder.AddHrAccounts();
    builder.AddHrApi();
    await using var app = builder.Build();
    app.UseHrApi();
    app.MapHrApi();
    app.MapHrDashboard();
    await app.RunAsync();
});
