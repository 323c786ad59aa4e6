using System.Security.Cryptography;
using System.Text;
using HrActors.Domain.Access;
using HrActors.Storage.Keys;

namespace HrActors.Silo.Access;

/// <summary>
/// Secrets that are shown once and kept as hashes only. Each follows from the command that asks for it, under a secret of the key ring: a
/// command that is sent again, because its first answer was lost, shows the same again, and what it shows works.
/// </summary>
internal sealed class ShownOnce(IKeyRing keys)
{
    private const int FirstPasswordLength = 14;

    /// <summary>Read out or typed from paper: without what is mistaken for something else.</summary>
    private const string FirstPasswordAlphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly byte[] _key = keys.GetSecret("shown-once");

    public string FirstPassword(string commandId, string userName) =>
        BitText.Of(Bits("password", commandId, userName), FirstPasswordAlphabet, FirstPasswordLength);

    /// <param name="keyBefore">Hash of the key it follows; empty for the first.</param>
    public string Key(string commandId, string upstreamId, string keyBefore) => UpstreamKey.Of(Bits("upstream", commandId, upstreamId, keyBefore));

    private byte[] Bits(params string[] parts) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Join('\n', parts)));
}
