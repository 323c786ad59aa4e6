using System.Text;
using HrActors.Domain.Access;

namespace HrActors.Grains.Tests.Transfers;

/// <summary>Seals nothing, and each time differently, as encryption does.</summary>
internal sealed class PlainProtector : IFieldProtector
{
    private int _sealed;

    public ProtectedText Protect(string value) => new() { KeyId = $"k{++_sealed}", Sealed = Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) };

    public string Reveal(ProtectedText value) => Encoding.UTF8.GetString(Convert.FromBase64String(value.Sealed));

    public string SearchHash(string purpose, string value) => $"{purpose}-{value.Length}";

    public ProtectedText Renew(ProtectedText value) => value;
}
