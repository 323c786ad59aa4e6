using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using HrActors.EndToEnd.Tests.Hosting;
using Xunit.Abstractions;

namespace HrActors.EndToEnd.Tests.Access;

/// <summary>Every role at every route that the running product describes, and every role of one branch at what is of it and of another.</summary>
[Collection(SharedProductDefinition.Name)]
public sealed partial class MatrixTests(SharedProduct product, ITestOutputHelper output)
{
    private const string Own = "4301";
    private const string Foreign = "4201";

    private const string Chosen = "Matrix-of-rights-26";

    private static readonly HttpClient Http = new() { Timeout = Patience.Limit };

    [Fact]
    public async Task Every_route_has_one_row_and_every_row_a_route()
    {
        var routes = await Routes();
        var rows = RouteTable.All.Select(row => row.Route).ToList();

        // A new route needs a row: who reaches it, and where it shows or changes something of a branch, how.
        Assert.Equal("", string.Join(Environment.NewLine, routes.Except(rows)));
        Assert.Equal("", string.Join(Environment.NewLine, rows.Except(routes)));
        Assert.Equal(rows.Distinct(), rows);
    }

    /// <summary>At something that nobody has, so that nothing is changed: who is let through is told 400, 404 and the like.</summary>
    [Fact]
    public async Task A_role_reaches_the_routes_of_its_rows_and_no_other()
    {
        var callers = await Callers();
        var wrong = new List<string>();
        foreach (var row in RouteTable.All)
        {
            var path = PlacePattern().Replace(row.Path, place => place.Value == "{format}" ? "xlsx" : "X-1");
            var nobody = await Call(null, row.Method, path, "{}");
            if (!row.IsOpen && (nobody.Status, nobody.Code) != (HttpStatusCode.Unauthorized, "access.sign-in-required"))
                wrong.Add($"{row} without a token: {nobody}");
            foreach (var (name, token) in callers)
            {
                var answer = await Call(token, row.Method, path, "{}");
                var refused = (answer.Status, answer.Code) == (HttpStatusCode.Forbidden, "access.not-permitted");
                if ((!row.IsOpen && row.Admits(name) == refused) || answer.Status >= HttpStatusCode.InternalServerError) wrong.Add($"{row} as {name}: {answer}");
            }
        }

        output.WriteLine($"{RouteTable.All.Length} routes, {callers.Count} roles and nobody: {RouteTable.All.Length * (callers.Count + 1)} calls");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_role_of_one_branch_reaches_what_is_of_it_and_nothing_of_another()
    {
        var own = await BranchTargets.Make(product, Own, "420100");
        var foreign = await BranchTargets.Make(product, Foreign, "430100");
        var rows = RouteTable.All.Where(row => row.OfBranch is not null).ToList();
        var lists = RouteTable.All.Where(row => row.Method == HttpMethod.Get && !PlacePattern().IsMatch(row.Path)).ToList();
        var (wrong, calls) = (new List<string>(), 0);
        foreach (var (name, token) in await CallersOfOneBranch())
        {
            foreach (var row in rows)
            {
                var theirs = await At(row, token, foreign);
                if (!IsRefused(row, theirs) || Tells(theirs, foreign)) wrong.Add($"{row} of another branch as {name}: {theirs}");
            }

            foreach (var row in rows)
            {
                var ours = await At(row, token, own);
                if (!IsAnswered(row, name, ours)) wrong.Add($"{row} of the own branch as {name}: {ours}");
            }

            foreach (var row in lists)
            {
                var list = await Call(token, row.Method, row.Path, null);
                if (Tells(list, foreign)) wrong.Add($"{row} tells {name} of another branch: {list}");
            }

            calls += (2 * rows.Count) + lists.Count;
        }

        output.WriteLine($"{rows.Count} routes at the own and at another branch and {lists.Count} lists, by each role that has branches: {calls} calls");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Administrator")]
    [InlineData("Auditor")]
    public async Task A_role_whose_rights_know_no_branches_is_given_none(string role) =>
        (await product.Admin.Post("/users", new { userName = "matrix.none", displayName = "M", role, branches = new[] { Own } }))
        .Expect(HttpStatusCode.BadRequest, "account.scope-impossible");

    /// <summary>Let through where the role is admitted, and told so where it is not.</summary>
    private static bool IsAnswered(RouteRow row, string caller, Seen answer) => row.Admits(caller)
        ? answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError)
            && (answer.Status != HttpStatusCode.NotFound || row.MayLack)
        : (answer.Status, answer.Code) == (HttpStatusCode.Forbidden, "access.not-permitted");

    /// <summary>What is asked by branch may also be an empty list.</summary>
    private static bool IsRefused(RouteRow row, Seen answer) => answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound
        || (row.OfBranch!.Contains('?', StringComparison.Ordinal) && answer.Status == HttpStatusCode.OK
            && answer.Text.Contains("\"items\":[]", StringComparison.Ordinal));

    private static bool Tells(Seen answer, BranchTargets of) =>
        (int)answer.Status < 300 && of.Secrets.Any(secret => answer.Text.Contains(secret, StringComparison.Ordinal));

    private async Task<Dictionary<string, string>> Callers()
    {
        var callers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in RouteRow.Callers.Where(name => name != RouteRow.Upstream)) callers[name] = await Token(name);
        callers[RouteRow.Upstream] = await KeyOfOneBranch("matrix");
        return callers;
    }

    private async Task<string> KeyOfOneBranch(string name) =>
        (await product.Admin.Post("/upstreams", new { name, source = name, branches = new[] { Own } })).Expect(HttpStatusCode.Created)["apiKey"].GetString()!;

    /// <summary>The manager last: what is done then closes much of what others look at.</summary>
    private async Task<List<(string Name, string Token)>> CallersOfOneBranch() =>
    [
        (RouteRow.Upstream, await KeyOfOneBranch("matrix-own")),
        ("clerk", await TokenOfOneBranch("HrClerk")),
        ("finance", await TokenOfOneBranch("Finance")),
        ("manager", await TokenOfOneBranch("HrManager")),
    ];

    private async Task<string> TokenOfOneBranch(string role)
    {
        var userName = "matrix." + role;
        var first = (await product.Admin.Post("/users", new { userName, displayName = "M", role, branches = new[] { Own } })).Expect(HttpStatusCode.Created);
        return (await new HttpCaller(product.Host.Url).Post("/sessions", new { userName, password = first["password"].GetString(), newPassword = Chosen }))
            .Expect(HttpStatusCode.OK)["token"].GetString()!;
    }

    private Task<Seen> At(RouteRow row, string token, BranchTargets of) =>
        Call(token, row.Method, of.Fill(row.OfBranch!), row.Body is { } body ? of.Fill(body) : null);

    private async Task<string> Token(string userName) => (await new HttpCaller(product.Host.Url)
        .Post("/sessions", new { userName, password = ProductHost.Password })).Expect(HttpStatusCode.OK)["token"].GetString()!;

    private async Task<IReadOnlyList<string>> Routes()
    {
        var document = JsonDocument.Parse(await Http.GetStringAsync(new Uri(product.Host.Url, "/openapi/v1.json")));
        return
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject()
                .Where(path => path.Name.StartsWith("/api/v1/", StringComparison.Ordinal))
                .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name["/api/v1".Length..]}")),
        ];
    }

    private async Task<Seen> Call(string? token, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(product.Host.Url, "/api/v1" + path));
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        if (method != HttpMethod.Get && body is not null)
            request.Content = new StringContent(body, new MediaTypeHeaderValue(body.StartsWith('%') ? "application/pdf" : "application/json"));
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // The feed has no end: that it was opened is all there is to see.
        var text = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text);
    }

    private sealed record Seen(HttpStatusCode Status, string Text)
    {
        public string? Code => Text.StartsWith('{') && JsonDocument.Parse(Text).RootElement.TryGetProperty("code", out var code) ? code.GetString() : null;

        public override string ToString() => $"{(int)Status} {Text[..Math.Min(300, Text.Length)]}";
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PlacePattern();
}
