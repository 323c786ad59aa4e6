using HrActors.Documents.Signing;
using HrActors.Grains.Documents;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.CaseDocuments;

internal static class DocumentServices
{
    /// <summary>
    /// Forms and signatures. An installation without a seal gets one made here, whose name says that it is for trial, until the
    /// company's own is imported.
    /// </summary>
    public static IServiceCollection AddHrDocuments(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<IFormPrinter, CaseFormPrinter>();
        services.AddSingleton(provider =>
        {
            var store = new SigningKeyStore(Path.Combine(settings.KeysFolder, "seal"));
            store.EnsureSample(provider.GetRequiredService<TimeProvider>().GetUtcNow());
            return store;
        });
        services.AddSingleton<DocumentSigner>();
        services.AddSingleton<IDocumentSigner, CaseDocumentSigner>();
        return services;
    }
}
