using System.Text;
using System.Text.Json;
using HrActors.Domain.Access;
using HrActors.Storage.Keys;
using Xunit.Abstractions;

namespace HrActors.Storage.Tests.Keys;

/// <summary>
/// Damaged key files and damaged values, made by chance from a fixed seed: each is told by its own error, none shows what it held, and
/// none is taken for something else.
/// </summary>
public sealed class KeyFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const string Clear = "430102190001019983";
    private const int Tries = 20_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("hr-keys-").FullName;

    private string RingFile => Path.Combine(_folder, "keys", "ring.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_damaged_key_file_is_refused_or_means_the_same()
    {
        KeyRingFile.Load(RingFile, make: true);
        KeyRingFile.Add(RingFile);
        var good = File.ReadAllBytes(RingFile);
        var secrets = KeyRingContent.Parse(good).Keys.Values.Select(Convert.ToBase64String).ToList();
        var (chance, refused) = (new Random(20_261_123), 0);

        for (var i = 0; i < Tries; i++)
        {
            var damaged = Damage(good, chance);
            try
            {
                var content = KeyRingContent.Parse(damaged);
                Assert.Contains(content.Current, content.Keys.Keys);
                Assert.All(content.Keys.Values.Append(content.Search).Append(content.Signing), key => Assert.Equal(KeyRing.KeySize, key.Length));
            }
            catch (JsonException e)
            {
                refused++;
                Assert.DoesNotContain(secrets, secret => e.ToString().Contains(secret, StringComparison.Ordinal));
            }
        }

        output.WriteLine($"{Tries} damaged key files, {refused} refused, the others whole key rings.");
        Assert.InRange(refused, Tries / 2, Tries);
    }

    [Fact]
    public void A_damaged_value_is_told_by_its_own_error_and_never_read()
    {
        var protector = new FieldProtector(KeyRingFile.Load(RingFile, make: true));
        var value = protector.Protect(Clear);
        var (chance, refused) = (new Random(20_261_124), 0);

        for (var i = 0; i < Tries; i++)
        {
            var damaged = (i % 4) switch
            {
                0 => value with { Sealed = Convert.ToBase64String(Damage(Convert.FromBase64String(value.Sealed), chance)) },
                1 => value with { Sealed = Encoding.Latin1.GetString(Damage(Encoding.Latin1.GetBytes(value.Sealed), chance)) },
                2 => value with { KeyId = Encoding.Latin1.GetString(Damage(Encoding.Latin1.GetBytes(value.KeyId), chance)) },
                _ => new() { KeyId = i % 8 < 4 ? null! : "k1", Sealed = i % 8 < 4 ? value.Sealed : null! },
            };
            try
            {
                // Base 64 has room for what means nothing, so a damaged text may still be the very same bytes.
                Assert.Equal(Clear, protector.Reveal(damaged));
                Assert.Equal(Convert.FromBase64String(value.Sealed), Convert.FromBase64String(damaged.Sealed));
            }
            catch (ProtectedValueException e)
            {
                refused++;
                Assert.DoesNotContain(Clear, e.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain(value.Sealed, e.ToString(), StringComparison.Ordinal);
            }
        }

        output.WriteLine($"{Tries} damaged values, {refused} refused.");
        Assert.InRange(refused, Tries * 9 / 10, Tries);
    }

    /// <summary>Flips, cuts, repeats, inserts or overwrites some bytes; always another content.</summary>
    private static byte[] Damage(byte[] good, Random chance)
    {
        var bytes = good.ToList();
        do
        {
            var at = chance.Next(bytes.Count + 1);
            switch (chance.Next(5))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, chance.Next(bytes.Count - at + 1));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(0, chance.Next(Math.Min(bytes.Count, 64) + 1)));
                    break;
                case 3:
                    bytes.Insert(at, (byte)chance.Next(256));
                    break;
                case 4 when at < bytes.Count:
                    bytes[at] = "{}[]\",:0n\\"u8[chance.Next(10)];
                    break;
            }
        }
        while (bytes.SequenceEqual(good));

        return [.. bytes];
    }
}
