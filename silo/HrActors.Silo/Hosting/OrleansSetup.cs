using HrActors.DurableLog;
using HrActors.Grains.Hosting;
using HrActors.Silo.CaseDocuments;
using HrActors.Storage;
using Orleans.Serialization;

namespace HrActors.Silo.Hosting;

/// <summary>The silo: state, log and streams in one database, and the actors.</summary>
internal static class OrleansSetup
{
    /// <summary>Settings of the log: <c>Hr__Log__MaxDeliveryTime</c> and so on, as its README has them.</summary>
    private const string LogSection = "Hr:Log";

    public static void AddHrSilo(this WebApplicationBuilder builder, HostSettings settings)
    {
        StartWatch.Add(builder);
        builder.UseOrleans(silo =>
        {
            silo.AddHrStorage(settings.Storage);
            // It stands in the way of every call between actors: only for those who look at traces.
            if (TelemetrySetup.IsWanted(builder.Configuration)) silo.AddActivityPropagation();
            // What a database driver throws arrives as itself, not as an unreadable message.
            silo.Services.Configure<ExceptionSerializationOptions>(exceptions =>
            {
                exceptions.SupportedNamespacePrefixes.Add("Npgsql");
                exceptions.SupportedNamespacePrefixes.Add("HrActors");
            });
        });
        builder.Services.AddOptions<DurableLogOptions>().BindConfiguration(LogSection);
        builder.Services.AddHrGrains();
        builder.Services.AddHrDocuments(settings);
    }
}
