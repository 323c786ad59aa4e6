using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HrActors.Contracts.Access;
using HrActors.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace HrActors.Grains.Access;

/// <summary>Passwords, second factors and recovery codes: makes them and compares them, and keeps nothing.</summary>
internal sealed class AccountSecrets(IPasswordHasher<UserState> hasher, IFieldProtector protector)
{
    private const int RecoveryCodeCount = 10;
    private const int RecoveryCodeLength = 20;

    /// <summary>Without letters and digits that are mistaken for each other.</summary>
    private const string RecoveryAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly UserState Nobody = new();

    /// <summary>Costs the same as any other comparison, so that nobody learns by the clock which accounts there are.</summary>
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, "nobody"));

    public Task<string> Hash(string password) => Task.Run(() => hasher.HashPassword(Nobody, password));

    /// <summary>Beside the actor, on values only: it takes long.</summary>
    /// <param name="hash">Null for an account that is not there: the answer is no, after as long a time.</param>
    public Task<PasswordVerificationResult> Compare(string? hash, string password) => Task.Run(() =>
    {
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? _nobodysHash.Value, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    });

    public async Task<bool> WasUsed(IEnumerable<string> hashes, string password)
    {
        foreach (var hash in hashes)
        {
            if (await Compare(hash, password) != PasswordVerificationResult.Failed) return true;
        }

        return false;
    }

    public ProtectedText NewFactor() => protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Totp.SecretLength)));

    public SecondFactorSetup Show(ProtectedText factor, string issuer, string userName)
    {
        var secret = SecretOf(factor);
        return new() { Secret = Totp.TextOf(secret), Uri = Totp.UriOf(issuer, userName, secret) };
    }

    /// <summary>The step the code belongs to; null when it is none.</summary>
    public long? Match(ProtectedText factor, string code, DateTimeOffset now, long lastStep) => Totp.Match(SecretOf(factor), code, now, lastStep);

    /// <summary>
    /// The recovery codes of a second factor. They follow from its secret and from the command that set it, so that a command that is sent again
    /// shows the same again; to others they are random.
    /// </summary>
    public (RecoveryCodes Codes, ImmutableList<string> Hashes) RecoveryCodesOf(ProtectedText factor, string commandId)
    {
        var secret = SecretOf(factor);
        var codes = Enumerable.Range(0, RecoveryCodeCount).Select(i => BitText.Of(
            HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"recovery {i} {commandId}"))),
            RecoveryAlphabet,
            RecoveryCodeLength)).ToList();
        return (new() { Codes = [.. codes.Select(Grouped)] }, [.. codes.Select(HashOf)]);
    }

    /// <summary>As kept; dashes and blanks between the groups do not matter.</summary>
    public static string HashOf(string recoveryCode) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        recoveryCode.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant())));

    private static string Grouped(string code) => string.Join('-', code.Chunk(5).Select(group => new string(group)));

    private byte[] SecretOf(ProtectedText factor) => Convert.FromBase64String(protector.Reveal(factor));
}
