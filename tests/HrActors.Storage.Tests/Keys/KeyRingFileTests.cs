using HrActors.Storage.Keys;

namespace HrActors.Storage.Tests.Keys;

public sealed class KeyRingFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hr-keys-").FullName;

    private string RingFile => Path.Combine(_folder, "keys", "ring.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public void Only_the_owner_can_read_it()
    {
        if (OperatingSystem.IsWindows()) throw new SkipException("Windows has no file modes.");
        KeyRingFile.Load(RingFile, make: true);
        KeyRingFile.Activate(RingFile, KeyRingFile.Add(RingFile));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(RingFile));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(RingFile)!));
        Assert.False(OwnerOnly.IsOpenToOthers(RingFile));
        Assert.Equal([RingFile, RingFile + ".lock"], Directory.GetFiles(Path.GetDirectoryName(RingFile)!).Order(StringComparer.Ordinal));
        Assert.False(OwnerOnly.IsOpenToOthers(RingFile + ".lock"));
    }

    [Fact]
    public async Task Keys_that_are_added_at_once_are_all_there()
    {
        KeyRingFile.Load(RingFile, make: true);

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => KeyRingFile.Add(RingFile))));

        Assert.Equal(8, added.Distinct().Count());
        Assert.Equal(9, KeyRingFile.Load(RingFile, make: false).Content.Keys.Count);
    }

    [Fact]
    public void Secrets_stay_the_same_over_restart_and_rotation_and_differ_by_name()
    {
        var session = KeyRingFile.Load(RingFile, make: true).GetSecret("session");
        KeyRingFile.Activate(RingFile, KeyRingFile.Add(RingFile));
        var ring = KeyRingFile.Load(RingFile, make: true);

        Assert.Equal(32, session.Length);
        Assert.Equal(session, ring.GetSecret("session"));
        Assert.NotEqual(session, ring.GetSecret("system"));
    }

    [Fact]
    public async Task Processes_that_start_together_end_with_one_ring()
    {
        using var together = new Barrier(8);
        var starts = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return KeyRingFile.Load(RingFile, make: true).Fingerprint;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        var rings = await Task.WhenAll(starts);

        Assert.Single(rings.Distinct());
        Assert.Equal([RingFile, RingFile + ".lock"], Directory.GetFiles(Path.GetDirectoryName(RingFile)!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "not a key ring")]
    [InlineData("null", "empty")]
    [InlineData("{}", "not a key ring")]
    [InlineData("""{"current":"k1","keys":{},"search":"","signing":""}""", "current key")]
    [InlineData("""{"current":"k1","keys":null,"search":"","signing":""}""", "missing")]
    [InlineData("""{"current":null,"keys":{},"search":"","signing":""}""", "missing")]
    [InlineData("""{"current":"k\u000a1","keys":{"k\u000a1":null},"search":null,"signing":null}""", "Ids of keys")]
    [InlineData("""{"current":"k1","keys":{"k1":"c2VjcmV0"},"search":"c2VjcmV0","signing":"c2VjcmV0"}""", "k1, search, signing")]
    [InlineData("""{"current":"k1","keys":{"k1":"c2VjcmV0"},"search":"c2VjcmV0","signing":"c2VjcmV0","more":1}""", "not a key ring")]
    public void Another_file_is_refused_without_showing_what_it_holds(string content, string reason)
    {
        var file = Path.Combine(_folder, "other.json");
        File.WriteAllText(file, content);

        var error = Assert.Throws<StorageStartException>(() => KeyRingFile.Load(file, make: true));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_deployment_never_replaces_a_running_ring()
    {
        var other = Path.Combine(_folder, "other", "ring.json");
        var ring = KeyRingFile.Load(RingFile, make: true);
        var fingerprint = ring.Fingerprint;
        KeyRingFile.Load(other, make: true);
        File.Copy(other, RingFile, overwrite: true);

        Assert.Throws<StorageStartException>(() => ring.Reread());
        Assert.Equal(fingerprint, ring.Fingerprint);
    }

    [Fact]
    public void A_named_file_that_is_missing_is_never_made() =>
        Assert.Throws<StorageStartException>(() => KeyRingFile.Load(Path.Combine(_folder, "missing.json"), make: false));

    [Fact]
    public void The_ring_does_not_print_its_keys()
    {
        KeyRingFile.Load(RingFile, make: true);

        Assert.Equal(nameof(KeyRingContent), $"{KeyRingContent.Parse(File.ReadAllBytes(RingFile))}");
    }
}
