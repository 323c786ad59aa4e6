using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsCheck;
using HrActors.Contracts.Access;
using HrActors.Contracts.Devices;
using HrActors.Domain.Access;
using HrActors.Domain.Identity;
using HrActors.Domain.Policies;
using HrActors.Silo.Attendance;
using HrActors.Silo.CaseDocuments;
using HrActors.Silo.Devices;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace HrActors.EndToEnd.Tests.Input;

/// <summary>
/// What strangers send is read without a crash, however it is bent: from nothing, and from good input with a few bytes changed, taken out
/// or doubled. A refusal is an answer; an exception that nobody expects is none.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const string Event =
        """{"specversion":"1.0","id":"e-1","source":"gates","type":"hr.attendance.clock-in","subject":"200001","time":"2024-03-04T08:58:00+08:00","data":{"branchCode":"4301","device":"g","reason":"忘","replaces":"e-0"}}""";

    private const string Punches = "1\t2024-03-04 08:58:00\t0\t1\t0\t0\r\n22\t2024-03-04 18:01:30\t1\t15\t\t0\t0\n";

    private static readonly DateTimeOffset Now = new(2024, 3, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly FakeTimeProvider Clock = new(Now);

    private static readonly Principal Key = new()
    {
        UserName = "gates", DisplayName = "gates", Role = Role.Upstream, Source = "gates", Branches = ["4301"],
    };

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[Gen.Char, 0, 60],
        Gen.String[Gen.Char['\0', '\u007f'], 0, 60],
        Gen.String[Gen.Char["0123456789Xx 　-HKMTWＸ１八\t\r\n\u0000\ud800\udc00\u202e"], 0, 24]);

    private long _tried;

    [Fact]
    public void An_event_is_read_or_rejected_whatever_its_bytes()
    {
        Bent(Event).Sample(bytes =>
        {
            Interlocked.Increment(ref _tried);
            Try<JsonException>(() =>
            {
                var read = new CloudEventReader(Key, Clock).Read(new ReadOnlySequence<byte>(bytes));
                Assert.NotEqual(read.Event is null, read.Fault is null);
            });
        }, iter: 30_000);
        Bent($"[{Event},{Event}]").Sample(bytes =>
        {
            Interlocked.Increment(ref _tried);
            Try<JsonException>(() => new CloudEventReader(Key, Clock).ReadArray(bytes));
        }, iter: 10_000);
        Told("events and batches");
    }

    [Fact]
    public void Every_line_of_a_time_clock_counts_once()
    {
        var device = new DeviceView { Serial = "CLK-1", Version = 1 };
        Bent(Punches).Sample(bytes =>
        {
            Interlocked.Increment(ref _tried);
            var text = ClockText.Decode(bytes);
            Assert.Equal(ClockText.Lines(text).Count(), ClockUpload.Read(device, text, Now).Count);
        }, iter: 20_000);
        Told("uploads of time clocks");
    }

    [Fact]
    public void An_identity_number_is_valid_or_has_a_reason()
    {
        var today = new DateOnly(2024, 3, 5);
        Gen.OneOf(AnyText, Bent("430102199206129977").Select(Encoding.UTF8.GetString)).Sample(text =>
        {
            Interlocked.Increment(ref _tried);
            var verdict = IdentityCheck.Check(text, today);
            Assert.Equal(verdict.Valid, verdict.RefusalCode is null);
        }, iter: 60_000);
        Told("identity numbers");
    }

    [Fact]
    public void A_policy_file_is_read_or_has_faults()
    {
        var good = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "grains", "HrActors.Domain", "Policies", "Packs", "sample.yaml"));
        Gen.OneOf(AnyText, Bent(good).Select(Encoding.UTF8.GetString)).Sample(text =>
        {
            Interlocked.Increment(ref _tried);
            var read = PolicyFileReader.Read(text);
            Assert.Equal(read.File is null, !read.Faults.IsEmpty);
        }, iter: 3_000);
        Told("policy files");
    }

    [Fact]
    public void An_answer_file_is_read_or_refused()
    {
        var good = HrActors.Documents.Sheets.Workbook.Write(
        [
            new()
            {
                Name = "answer", Columns = ["案件编号", "证件号码", "结果", "回执号", "日期"],
                Rows = [["T-2024-00001", "430102199206129977", "已受理", "R-1", "2024-03-04"], ["=1+1", null, "@", "-1", "13月"]],
            },
        ]);
        Gen.OneOf(BentBytes(good), InsideOf(good)).Sample(bytes =>
        {
            Interlocked.Increment(ref _tried);
            var reply = ExchangeSheet.Read(bytes, new Masking());
            Assert.True(reply.IsRefused || reply.Value is not null);
        }, iter: 1_500, seed: "aBeKu3ft7pD2"); // Damaged styles: the reading library ran into a null reference.
        Told("answer files");
    }

    private void Told(string what) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_tried:N0} bent {what} read"));

    private static void Try<TExpected>(Action read)
        where TExpected : Exception
    {
        try
        {
            read();
        }
        catch (TExpected expected)
        {
            Assert.NotEmpty(expected.Message);
        }
    }

    private static Gen<byte[]> Bent(string good) => Gen.OneOf(BentBytes(Encoding.UTF8.GetBytes(good)), Gen.Byte.Array[0, 200]);

    /// <summary>One to four places changed, taken out, doubled, or cut off behind.</summary>
    private static Gen<byte[]> BentBytes(byte[] good) =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[1, 12]).Array[1, 4].Select(changes =>
        {
            var bytes = good.ToList();
            foreach (var (kind, place, value, length) in changes)
            {
                var at = Math.Min(place, bytes.Count - 1);
                if (at < 0) break;
                var some = Math.Min(length, bytes.Count - at);
                switch (kind)
                {
                    case 0: bytes[at] = value; break;
                    case 1: bytes.RemoveRange(at, some); break;
                    case 2: bytes.InsertRange(at, bytes.GetRange(at, some)); break;
                    default: bytes.RemoveRange(at, bytes.Count - at); break;
                }
            }

            return bytes.ToArray();
        });

    /// <summary>A good archive around a bent sheet: the reader behind the archive gets its share too.</summary>
    private static Gen<byte[]> InsideOf(byte[] workbook)
    {
        var parts = new List<(string Name, byte[] Bytes)>();
        using (var archive = new ZipArchive(new MemoryStream(workbook)))
        {
            foreach (var entry in archive.Entries)
            {
                using var copy = new MemoryStream();
                using (var part = entry.Open()) part.CopyTo(copy);
                parts.Add((entry.FullName, copy.ToArray()));
            }
        }

        return Gen.Int[0, parts.Count - 1].SelectMany(which => BentBytes(parts[which].Bytes).Select(bent => Pack(parts, which, bent)));
    }

    private static byte[] Pack(List<(string Name, byte[] Bytes)> parts, int which, byte[] bent)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < parts.Count; i++)
            {
                using var part = zip.CreateEntry(parts[i].Name, CompressionLevel.NoCompression).Open();
                part.Write(i == which ? bent : parts[i].Bytes);
            }
        }

        return memory.ToArray();
    }

    private sealed class Masking : IFieldProtector
    {
        public ProtectedText Protect(string value) => new() { KeyId = "k", Sealed = "" };

        public string Reveal(ProtectedText value) => "";

        public string SearchHash(string purpose, string value) => purpose;

        public ProtectedText Renew(ProtectedText value) => value;
    }
}
