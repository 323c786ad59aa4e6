using System.Net;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Upstreams;

[Collection(SharedProductDefinition.Name)]
public sealed class UpstreamKeyTests(SharedProduct product)
{
    private static int _names;

    private readonly string _source = $"keys-{Interlocked.Increment(ref _names)}";

    [Fact]
    public async Task A_rotated_key_is_taken_beside_the_new_one_and_revocation_ends_both_within_seconds()
    {
        var first = await Create();
        var second = (await product.Admin.Post($"/upstreams/{first["id"].GetString()}/rotation", new { overlapHours = 1 })).Expect(HttpStatusCode.OK);

        Assert.Equal(first["id"].GetString(), second["id"].GetString());
        Assert.NotEqual(first["apiKey"].GetString(), second["apiKey"].GetString());
        Assert.Equal(HttpStatusCode.OK, await Use(first));
        Assert.Equal(HttpStatusCode.OK, await Use(second));

        (await product.Admin.Post($"/upstreams/{first["id"].GetString()}/revocation", new { reason = "lost" })).Expect(HttpStatusCode.OK);
        await Eventually.Get(() => Use(second), status => status == HttpStatusCode.Unauthorized, "the new key is worthless");
        await Eventually.Get(() => Use(first), status => status == HttpStatusCode.Unauthorized, "the old key is worthless");
        (await product.Admin.Post($"/upstreams/{first["id"].GetString()}/rotation", new { })).Expect(HttpStatusCode.Conflict, "upstream.revoked");
    }

    [Fact]
    public async Task A_rotation_that_is_sent_again_shows_its_key_again_and_ends_none()
    {
        var first = await Create();
        var (path, key) = ($"/upstreams/{first["id"].GetString()}/rotation", ("Idempotency-Key", $"rotate-{_source}"));

        var second = (await product.Admin.Post(path, new { overlapHours = 1 }, key)).Expect(HttpStatusCode.OK);
        var again = (await product.Admin.Post(path, new { overlapHours = 1 }, key)).Expect(HttpStatusCode.OK);

        Assert.Equal(second.Text, again.Text);
        Assert.False(again.Headers.Contains("Idempotency-Replayed"), "The answer was kept.");
        Assert.Equal(HttpStatusCode.OK, await Use(second));
        Assert.Equal(HttpStatusCode.OK, await Use(first));
    }

    [Fact]
    public async Task A_creation_that_is_sent_again_shows_the_same_key_and_does_not_undo_its_revocation()
    {
        var body = new { name = _source, source = _source, branches = new[] { "4301" } };
        var key = ("Idempotency-Key", $"create-{_source}");
        var first = (await product.Admin.Post("/upstreams", body, key)).Expect(HttpStatusCode.Created);
        (await product.Admin.Post($"/upstreams/{first["id"].GetString()}/revocation", new { reason = "lost" })).Expect(HttpStatusCode.OK);

        var again = (await product.Admin.Post("/upstreams", body, key)).Expect(HttpStatusCode.Created);

        Assert.Equal((first["id"].GetString(), first["apiKey"].GetString()), (again["id"].GetString(), again["apiKey"].GetString()));
        await Eventually.Get(() => Use(again), status => status == HttpStatusCode.Unauthorized, "the key stays worthless");
    }

    [Theory]
    [InlineData("hr:desk")]
    [InlineData("device:TESTSN0001")]
    [InlineData(" Device:TESTSN0001 ")]
    public async Task A_source_that_belongs_to_the_product_is_refused(string source) => Assert.True(
        (await product.Admin.Post("/upstreams", new { name = "x", source, branches = new[] { "4301" } }))
            .Expect(HttpStatusCode.BadRequest, "upstream.source-reserved")["errors"].TryGetProperty("/source", out _));

    [Fact]
    public async Task Without_an_overlap_the_old_key_ends_within_seconds()
    {
        var first = await Create();
        (await product.Admin.Post($"/upstreams/{first["id"].GetString()}/rotation", new { overlapHours = 0 })).Expect(HttpStatusCode.OK);

        await Eventually.Get(() => Use(first), status => status == HttpStatusCode.Unauthorized, "the old key is worthless");
    }

    [Fact]
    public async Task A_key_ends_at_its_instant()
    {
        // Long enough that its creation is over by then.
        var key = await Create(DateTimeOffset.UtcNow.AddSeconds(10));

        await Eventually.Get(() => Use(key), status => status == HttpStatusCode.Unauthorized, "the key has ended");
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00+08:00", 24, "upstream.expired")]
    [InlineData(null, -1, "upstream.overlap")]
    [InlineData(null, 721, "upstream.overlap")]
    public async Task What_is_wrong_about_a_rotation_is_told_by_field(string? expiresAt, int overlapHours, string code)
    {
        var key = await Create();

        (await product.Admin.Post($"/upstreams/{key["id"].GetString()}/rotation", new { expiresAt, overlapHours })).Expect(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_revocation_has_a_reason()
    {
        var key = await Create();

        (await product.Admin.Post($"/upstreams/{key["id"].GetString()}/revocation", new { })).Expect(HttpStatusCode.BadRequest, "request.required");

        Assert.Equal(HttpStatusCode.OK, await Use(key));
    }

    private async Task<HttpAnswer> Create(DateTimeOffset? expiresAt = null) =>
        (await product.Admin.Post("/upstreams", new { name = _source, source = _source, branches = new[] { "4301" }, expiresAt })).Expect(HttpStatusCode.Created);

    private async Task<HttpStatusCode> Use(HttpAnswer key) =>
        (await new HttpCaller(product.Host.Url, key["apiKey"].GetString()).PostText("/attendance/events", "[]", "application/cloudevents-batch+json")).Status;
}
