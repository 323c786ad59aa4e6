using HrActors.Domain.Access;
using HrActors.Storage.Keys;

namespace HrActors.Storage.Tests.Keys;

public sealed class FieldProtectorTests : IDisposable
{
    /// <summary>A number that nobody holds: birth year 1900, sequence code 998.</summary>
    private const string Number = "430102190001019983";

    private readonly string _folder = Directory.CreateTempSubdirectory("hr-keys-").FullName;

    private string RingFile => Path.Combine(_folder, "keys", "ring.json");

    private FieldProtector Protector() => new(KeyRingFile.Load(RingFile, make: true));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData(Number)]
    [InlineData("湖南省长沙市岳麓区")]
    public void What_is_protected_is_revealed_and_never_the_same_twice(string value)
    {
        var protector = Protector();

        var (first, second) = (protector.Protect(value), protector.Protect(value));

        Assert.Equal((value, value), (protector.Reveal(first), protector.Reveal(second)));
        Assert.NotEqual(first.Sealed, second.Sealed);
        Assert.Equal("***", first.ToString());
    }

    [Fact]
    public void Any_altered_byte_is_noticed()
    {
        var protector = Protector();
        var value = protector.Protect(Number);
        var bytes = Convert.FromBase64String(value.Sealed);

        for (var i = 0; i < bytes.Length; i++)
        {
            var altered = bytes.ToArray();
            altered[i] ^= 1;
            var error = Assert.Throws<ProtectedValueException>(
                () => protector.Reveal(value with { Sealed = Convert.ToBase64String(altered) }));
            Assert.DoesNotContain(Number, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("no base 64!")]
    [InlineData("")]
    [InlineData("AAAA")]
    public void What_was_never_sealed_is_refused(string text) =>
        Assert.Throws<ProtectedValueException>(() => Protector().Reveal(new ProtectedText { KeyId = "k1", Sealed = text }));

    [Fact]
    public void After_a_rotation_old_values_stay_readable_and_new_ones_use_the_new_key()
    {
        var before = Protector();
        var old = before.Protect(Number);
        var hash = before.SearchHash("id-number", Number);

        var id = KeyRingFile.Add(RingFile);
        KeyRingFile.Activate(RingFile, id);
        var after = Protector();

        Assert.Equal(Number, after.Reveal(old));
        Assert.Equal(("k1", "k2", "k2"), (old.KeyId, id, after.Protect(Number).KeyId));
        Assert.Equal(hash, after.SearchHash("id-number", Number));
        Assert.Throws<ProtectedValueException>(() => after.Reveal(old with { KeyId = "k2" }));
        Assert.Throws<ProtectedValueException>(() => after.Reveal(old with { KeyId = "k9" }));
    }

    [Fact]
    public void A_running_ring_reads_what_was_written_under_a_key_it_has_not_seen_yet()
    {
        var (writer, reader) = (KeyRingFile.Load(RingFile, make: true), KeyRingFile.Load(RingFile, make: true));
        KeyRingFile.Activate(RingFile, KeyRingFile.Add(RingFile));
        Assert.True(writer.Reread());
        var value = new FieldProtector(writer).Protect(Number);

        Assert.Equal(("k2", "k1"), (value.KeyId, reader.CurrentKeyId));
        Assert.Equal(Number, new FieldProtector(reader).Reveal(value));
        Assert.Equal("k2", reader.CurrentKeyId);
    }

    [Fact]
    public void A_value_is_renewed_under_the_present_key_and_only_then_another_one()
    {
        var ring = KeyRingFile.Load(RingFile, make: true);
        var protector = new FieldProtector(ring);
        var value = protector.Protect(Number);
        Assert.Same(value, protector.Renew(value));
        KeyRingFile.Activate(RingFile, KeyRingFile.Add(RingFile));
        ring.Reread();

        using var count = RenewalCount.Start();
        var renewed = protector.Renew(value);
        var lost = value with { KeyId = "k9" };

        Assert.Equal(("k2", Number), (renewed.KeyId, protector.Reveal(renewed)));
        Assert.Same(lost, protector.Renew(lost));
        Assert.Equal((1, 1), (count.Renewed, count.Unreadable));
    }

    [Fact]
    public void A_retired_key_opens_what_a_running_process_still_holds_and_nothing_after_the_next_start()
    {
        var ring = KeyRingFile.Load(RingFile, make: true);
        var held = new FieldProtector(ring).Protect(Number);
        KeyRingFile.Activate(RingFile, KeyRingFile.Add(RingFile));
        KeyRingFile.Remove(RingFile, "k1");
        ring.Reread();

        Assert.Equal(Number, new FieldProtector(ring).Reveal(held));
        Assert.Throws<ProtectedValueException>(() => Protector().Reveal(held));
        Assert.Throws<StorageStartException>(() => KeyRingFile.Remove(RingFile, "k2"));
    }

    [Fact]
    public void A_hash_tells_purposes_values_and_rings_apart()
    {
        var protector = Protector();
        string[] hashes =
        [
            protector.SearchHash("id-number", Number),
            protector.SearchHash("phone", Number),
            protector.SearchHash("id-number", Number + "1"),
            protector.SearchHash("id-number:" + Number, ""),
            protector.SearchHash("id", "number:" + Number),
            new FieldProtector(KeyRingFile.Load(Path.Combine(_folder, "other", "ring.json"), make: true)).SearchHash("id-number", Number),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-z]{64}$", hash));
        Assert.Equal(hashes[0], Protector().SearchHash("id-number", Number));
    }
}
