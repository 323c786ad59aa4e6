using HrActors.Contracts;
using HrActors.DurableLog;
using HrActors.Grains.Hosting;
using HrActors.Silo.CaseDocuments;
using HrActors.Storage;
using Npgsql;
using Orleans.Serialization;

namespace HrActors.Silo.Hosting;

/// <summary>The silo: state, log and streams in one database, and the actors.</summary>
internal static class OrleansSetup
{
    public static void AddHrSilo(this WebApplicationBuilder builder, HostSettings settings)
    {
        builder.UseOrleans(silo =>
        {
            silo.AddHrStorage(settings.Storage);
            silo.Services.AddDurableLog(_ => LogOf(settings));
            silo.AddDurableLogStreams(StreamNames.Provider);
            silo.AddActivityPropagation();
            // What a database driver throws arrives as itself, not as an unreadable message.
            silo.Services.Configure<ExceptionSerializationOptions>(exceptions =>
            {
                exceptions.SupportedNamespacePrefixes.Add("Npgsql");
                exceptions.SupportedNamespacePrefixes.Add("HrActors");
            });
        });
        builder.Services.AddHrGrains();
        builder.Services.AddHrDocuments(settings);
    }

    private static LogDatabase LogOf(HostSettings settings) => settings.ConnectionString is { } connection
        ? LogDatabase.PostgreSql(NpgsqlDataSource.Create(connection))
        : LogDatabase.Sqlite($"Data Source={Path.Combine(settings.DataFolder, "hr.db")}");
}
