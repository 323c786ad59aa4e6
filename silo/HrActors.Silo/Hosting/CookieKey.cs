using System.Globalization;
using System.Xml.Linq;
using HrActors.Storage.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HrActors.Silo.Hosting;

/// <summary>
/// The one key that seals the dashboard's cookies, derived from the key ring: every silo of the cluster has it without another secret to
/// hand around, so that a person stays signed in when another silo answers.
/// </summary>
internal sealed class CookieKey(IKeyRing ring) : IXmlRepository
{
    private const int GuidBytes = 16;
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("HrActors").DisableAutomaticKeyGeneration();
        services.AddOptions<KeyManagementOptions>().Configure<IKeyRing>((keys, ring) => keys.XmlRepository = new CookieKey(ring));
    }

    /// <summary>In the form the framework stores its keys in.</summary>
    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        new XElement("key",
            new XAttribute("id", new Guid(ring.GetSecret("cookies-id").AsSpan(0, GuidBytes))),
            new XAttribute("version", 1),
            new XElement("creationDate", Text(Begin)),
            new XElement("activationDate", Text(Begin)),
            new XElement("expirationDate", Text(Never)),
            new XElement("descriptor",
                new XAttribute("deserializerType", typeof(AuthenticatedEncryptorDescriptorDeserializer).AssemblyQualifiedName!),
                new XElement("descriptor",
                    new XElement("encryption", new XAttribute("algorithm", "AES_256_CBC")),
                    new XElement("validation", new XAttribute("algorithm", "HMACSHA256")),
                    new XElement("masterKey", new XElement("value", Convert.ToBase64String([.. ring.GetSecret("cookies-1"), .. ring.GetSecret("cookies-2")])))))),
    ];

    /// <exception cref="NotSupportedException">Always: no other key is ever made.</exception>
    public void StoreElement(XElement element, string friendlyName) => throw new NotSupportedException("Cookies have the key of the ring.");

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
