using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HrActors.Silo.Access;

/// <summary>A key of an upstream system: 256 bits nobody can guess, shown once; only its hash is kept.</summary>
internal static class UpstreamKey
{
    public const string Prefix = "hrk_";

    public static string Of(ReadOnlySpan<byte> bits) => Prefix + Base64Url.EncodeToString(bits);

    /// <summary>SHA-256 in hexadecimal. A key of 256 bits needs no slow hash.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
