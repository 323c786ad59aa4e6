using System.Security.Cryptography;
using HrActors.Documents.Signing;

namespace HrActors.Documents.Tests.Signing;

public sealed class SigningKeyStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2024, 3, 1, 1, 30, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_sample_seal_says_that_it_is_one_and_stays_the_same_after_a_restart()
    {
        using var first = new SigningKeyStore(_folder.Path);
        Assert.Null(first.Current);
        var made = first.EnsureSample(Now);

        using var second = new SigningKeyStore(_folder.Path);

        Assert.Equal("示例单位电子印章（自签名，仅供试用）", made.Name);
        Assert.True(made.IsSelfSigned);
        Assert.Equal(made, second.Current);
        Assert.Equal(made, second.EnsureSample(Now.AddYears(1)));
    }

    [Fact]
    public void Many_threads_make_one_sample_seal()
    {
        using var store = new SigningKeyStore(_folder.Path);
        var thumbprints = new string[8];
        Parallel.For(0, thumbprints.Length, i => thumbprints[i] = store.EnsureSample(Now).Thumbprint);

        Assert.Single(thumbprints.Distinct());
    }

    [SkippableFact]
    public void Nobody_else_may_read_the_files_and_a_wider_mode_is_noticed()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var folder = Path.Combine(_folder.Path, "seal");
        using var store = new SigningKeyStore(folder);
        store.EnsureSample(Now);

        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        foreach (var file in Directory.GetFiles(folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        Assert.True(store.IsOwnerOnly);

        File.SetUnixFileMode(Path.Combine(folder, "seal.p12"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.False(store.IsOwnerOnly);
    }

    [Fact]
    public void An_imported_seal_replaces_the_sample_and_survives_a_restart()
    {
        using var store = new SigningKeyStore(_folder.Path);
        store.EnsureSample(Now);

        var imported = store.Import(TestSeals.Issued(), TestSeals.Password, Now);

        Assert.Equal("测试单位公章", imported.Value?.Name);
        Assert.False(imported.Value?.IsSelfSigned);
        using var reopened = new SigningKeyStore(_folder.Path);
        Assert.Equal(imported.Value, reopened.Current);
    }

    [Theory]
    [InlineData("wrong password", "signature.import-unreadable")]
    [InlineData("not a key file", "signature.import-unreadable")]
    [InlineData("no key", "signature.import-no-key")]
    [InlineData("weak key", "signature.key-too-weak")]
    [InlineData("for encryption", "signature.certificate-unfit")]
    [InlineData("expired", "signature.certificate-expired")]
    public void A_file_that_cannot_sign_is_refused_and_changes_nothing(string trouble, string code)
    {
        using var store = new SigningKeyStore(_folder.Path);
        var before = store.EnsureSample(Now);
        var reply = trouble switch
        {
            "wrong password" => store.Import(TestSeals.Rsa(2048), "guess", Now),
            "not a key file" => store.Import("hello"u8.ToArray(), TestSeals.Password, Now),
            "no key" => store.Import(TestSeals.WithoutKey(), TestSeals.Password, Now),
            "weak key" => store.Import(TestSeals.Rsa(1024), TestSeals.Password, Now),
            "for encryption" => store.Import(TestSeals.ForEncryptionOnly(), TestSeals.Password, Now),
            _ => store.Import(TestSeals.Rsa(2048), TestSeals.Password, TestSeals.End.AddSeconds(1)),
        };

        Assert.Equal(code, reply.Refusal?.Code);
        Assert.Equal(before, store.Current);
        using var reopened = new SigningKeyStore(_folder.Path);
        Assert.Equal(before, reopened.Current);
    }

    [Fact]
    public void Files_that_do_not_belong_together_are_an_error_at_opening()
    {
        using (var store = new SigningKeyStore(_folder.Path)) store.EnsureSample(Now);
        File.WriteAllText(Path.Combine(_folder.Path, "seal.password"), "another");

        Assert.Throws<CryptographicException>(() => new SigningKeyStore(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
