using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HrActors.EndToEnd.Tests.Access;
using HrActors.EndToEnd.Tests.Hosting;
using Xunit.Abstractions;

namespace HrActors.EndToEnd.Tests.Input;

/// <summary>Input made to hurt: nothing of it ends in 500, in a file elsewhere, in a line of the log or in a cell that computes.</summary>
[Collection(SharedProductDefinition.Name)]
public sealed partial class HostileInputTests(SharedProduct product, ITestOutputHelper output)
{
    /// <summary>Characters just over what a JSON body may have.</summary>
    private const int OverJson = 1024 * 1024;

    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Every route that takes a body, by the description of the interface.</summary>
    [Fact]
    public async Task Deep_huge_and_broken_bodies_are_refused_at_every_route()
    {
        var bodies = new[]
        {
            new string('[', 20_000), $"{{\"a\":{new string('[', 5_000)}{new string(']', 5_000)}}}", $"{string.Concat(Enumerable.Repeat("{\"a\":", 5_000))}1{new string('}', 5_000)}",
            "{\"reason\":\"\\ud800\"}", "{\"reason\":1e999999}", "{\"reason\":\"\0\"}", "\u00ef\u00bb\u00bf{}", "{\"__proto__\":{},\"constructor\":1}",
            $"{{\"reason\":\"{new string('a', OverJson)}\"}}",
        };
        var callers = await Callers();
        var rows = await RowsWithBody();
        var (wrong, tooLarge) = (new List<string>(), 0);
        foreach (var row in rows)
        {
            var caller = callers.First(caller => row.Admits(caller.Name)).Caller;
            var path = Place().Replace(row.Path, "X-1");
            foreach (var body in bodies)
            {
                // Told beforehand, so that the answer to a body that is too large is heard before it is sent.
                var answer = await caller.Send(
                    row.Method, path, new StringContent(body, Encoding.UTF8, "application/json"), body.Length > OverJson ? [("Expect", "100-continue")] : []);
                if ((int)answer.Status is < 400 or >= 500) wrong.Add($"{row} with {body[..Math.Min(20, body.Length)]}: {(int)answer.Status} {answer.Text}");
                if (answer.Status == HttpStatusCode.RequestEntityTooLarge) tooLarge++;
            }
        }

        output.WriteLine($"{rows.Count * bodies.Length} bad bodies at {rows.Count} routes, {tooLarge} told to be too large");
        Assert.Empty(wrong);
        // Routes that take files or events take more than that, and then refuse what it is.
        Assert.True(tooLarge > rows.Count - 10, "Hardly any route has a limit.");
    }

    [Theory]
    [InlineData("../../../../tmp/hr-evil.pdf")]
    [InlineData("..%2F..%2Fhr-evil.pdf")]
    [InlineData("..\\..\\hr-evil.pdf")]
    [InlineData("/etc/hr-evil.pdf")]
    [InlineData("C:\\hr-evil.pdf")]
    [InlineData("hr-evil.pdf\0.txt")]
    [InlineData("hr-evil\r\nSet-Cookie: a=b.pdf")]
    public async Task A_papers_name_leads_nowhere(string name)
    {
        var of = await BranchTargets.Make(product, "4301", "420100");
        var path = of.Fill("/transfers/{case}/evidence?name=") + Uri.EscapeDataString(name);

        var answer = await product.Manager.Send(HttpMethod.Post, path, new StringContent("%PDF-1.7", Encoding.UTF8, "application/pdf"), []);

        Assert.True((int)answer.Status < 500, answer.Text);
        Assert.Empty(Directory.EnumerateFiles(product.Host.DataFolder, "*hr-evil*", SearchOption.AllDirectories));
        foreach (var place in new[] { "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "form-1%2f..%2fform-1" })
        {
            var read = await product.Manager.Get(of.Fill("/transfers/{case}/documents/") + place);
            Assert.InRange((int)read.Status, 400, 404);
        }
    }

    [Fact]
    public async Task A_workbook_that_unpacks_without_end_is_refused_at_once()
    {
        (await product.Admin.Put("/agency-ways/bomb", new { name = "bomb", kind = "file", regions = new[] { "650100" } })).Expect(HttpStatusCode.OK);
        var bombs = new (string Name, byte[] Bytes)[]
        {
            ("zeros", Zip(("xl/worksheets/sheet1.xml", 400_000_000))), ("parts", Zip([.. Enumerable.Range(0, 5_000).Select(i => ($"xl/{i}.xml", 1L))])),
            ("no archive", "PK\u0003\u0004 nothing"u8.ToArray()), ("empty", []), ("text", "a,b\n1,2"u8.ToArray()), ("truncated", Zip(("xl/workbook.xml", 1_000))[..60]),
        };
        foreach (var (name, bytes) in bombs)
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new(Xlsx);
            var answer = await product.Manager.Send(HttpMethod.Post, "/agency-files/bomb/answers", content, []);
            Assert.True((int)answer.Status is >= 400 and < 500, $"{name}: {answer.Text}");
        }

        (await product.Admin.Send(HttpMethod.Delete, "/agency-ways/bomb", null, [])).Expect(HttpStatusCode.OK);
        output.WriteLine($"{bombs.Length} workbooks that are none");
    }

    [Fact]
    public async Task No_exported_cell_computes()
    {
        const string branch = "4303";
        foreach (var first in "=+-@")
        {
            var person = SharedProduct.NewPerson();
            var hired = await product.Manager.Post("/employees", new
            {
                employeeNo = person.EmployeeNo, name = first + "HYPERLINK(\"http://evil\")", idNumber = person.IdNumber, branchCode = branch,
                hireDate = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), monthlyWage = 9000,
            });
            Assert.Contains(hired.Status, new[] { HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
        }

        var month = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var run = $"/branches/{branch}/contributions/{month}";
        (await product.Manager.Post(run)).Expect(HttpStatusCode.Accepted);
        await Eventually.Get(() => product.Manager.Get(run), answer => answer["state"].GetString() is not "calculating" and not "Calculating", "the run is ready");
        var cells = 0;
        foreach (var path in new[] { run + "/export.xlsx", "/findings/export.xlsx", "/transfers/export.xlsx", "/adjustments/export.xlsx" })
        {
            using var archive = new ZipArchive(new MemoryStream(await product.Manager.Bytes(path)));
            foreach (var sheet in archive.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal) || entry.FullName.EndsWith("sharedStrings.xml", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(await sheet.OpenAsync());
                var xml = await reader.ReadToEndAsync();
                Assert.DoesNotMatch(Formula(), xml);
                Assert.DoesNotMatch(DangerousText(), xml);
                cells += Text().Count(xml);
            }
        }

        output.WriteLine($"{cells} cells of text read");
    }

    [Fact]
    public async Task No_line_of_the_log_is_written_by_a_caller()
    {
        const string forged = "fail: forged by a caller";
        var lines = new[] { "\r\n" + forged, "\n" + forged, "%0d%0a" + forged, "\u2028" + forged, "\u0085" + forged };
        foreach (var line in lines)
        {
            await new HttpCaller(product.Host.Url).Post("/sessions", new { userName = "x" + line, password = "x" + line });
            await product.Manager.Get("/employees/" + Uri.EscapeDataString("x" + line));
            await product.Manager.Get("/employees?q=" + Uri.EscapeDataString(line), ("User-Agent", "x" + Uri.EscapeDataString(line)), ("X-Forwarded-For", "1.2.3.4"));
            await product.Manager.PostText("/employees", $"{{\"employeeNo\":\"1{Uri.EscapeDataString(line)}\"}}", "application/json", ("Idempotency-Key", Uri.EscapeDataString(line)));
            await product.Admin.Post("/upstreams", new { name = "x" + line, source = "x" + line, branches = new[] { "4301" } });
        }

        Assert.DoesNotContain(product.Host.Output, line => line.TrimStart().StartsWith(forged, StringComparison.Ordinal));
        output.WriteLine($"{lines.Length * 5} requests with line ends");
    }

    private async Task<List<RouteRow>> RowsWithBody()
    {
        var document = JsonDocument.Parse(await product.Host.Client.GetStringAsync("openapi/v1.json"));
        var routes = document.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Name.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject()
                .Where(method => method.Value.TryGetProperty("requestBody", out _))
                .Select(method => $"{method.Name.ToUpperInvariant()} {path.Name["/api/v1".Length..]}"))
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(routes.Count > 40);
        return [.. RouteTable.All.Where(row => routes.Contains(row.Route))];
    }

    private async Task<List<(string Name, HttpCaller Caller)>> Callers()
    {
        var key = (await product.Admin.Post("/upstreams", new { name = "hostile", source = "hostile", branches = new[] { "4301" } })).Expect(HttpStatusCode.Created);
        return [("manager", product.Manager), ("admin", product.Admin), (RouteRow.Upstream, new(product.Host.Url, key["apiKey"].GetString()))];
    }

    /// <summary>An archive of zeros, which packs a thousand to one.</summary>
    private static byte[] Zip(params (string Name, long Bytes)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var zeros = new byte[1_000_000];
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                for (var left = bytes; left > 0; left -= zeros.Length) part.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
            }
        }

        return memory.ToArray();
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"<(x:)?f[ >/]")]
    private static partial Regex Formula();

    [GeneratedRegex(@"<(x:)?t[^>]*>[=+\-@\t\r]|t=""str""[^>]*><(x:)?v>[=+\-@\t\r]")]
    private static partial Regex DangerousText();

    [GeneratedRegex(@"<(x:)?t[ >]|t=""str""")]
    private static partial Regex Text();
}
