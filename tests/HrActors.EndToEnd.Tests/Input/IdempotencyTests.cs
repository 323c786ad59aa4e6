using System.Net;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Input;

[Collection(SharedProductDefinition.Name)]
public sealed class SqliteIdempotencyTests(SharedProduct product) : IdempotencyTests(product);

[Collection(PostgresProductDefinition.Name)]
public sealed class PostgresIdempotencyTests(PostgresProduct product) : IdempotencyTests(product.OrSkip());

public abstract class IdempotencyTests(SharedProduct product)
{
    [SkippableFact]
    public async Task The_same_key_answers_the_same_and_another_body_is_a_conflict()
    {
        var person = SharedProduct.NewPerson();
        var key = ("Idempotency-Key", $"hire-{person.EmployeeNo}");

        var first = (await product.Manager.Post("/employees", person.Hire(), key)).Expect(HttpStatusCode.Created);
        var again = (await product.Manager.Post("/employees", person.Hire(), key)).Expect(HttpStatusCode.Created);

        Assert.Equal(first.Text, again.Text);
        (await product.Manager.Post("/employees", person.Hire(monthlyWage: 11_000), key))
            .Expect(HttpStatusCode.Conflict, "request.idempotency-key-reused");
    }

    [SkippableFact]
    public async Task Many_at_once_with_one_key_do_it_once()
    {
        var person = SharedProduct.NewPerson();
        var key = ("Idempotency-Key", $"burst-{person.EmployeeNo}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => product.Manager.Post("/employees", person.Hire(), key)));

        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers, answer =>
            Assert.True(answer.Status == HttpStatusCode.Created || answer.Code == "request.in-progress", answer.Text));
    }

    [SkippableFact]
    public async Task A_key_belongs_to_its_caller_and_route()
    {
        var person = SharedProduct.NewPerson();
        var key = ("Idempotency-Key", $"scope-{person.EmployeeNo}");
        (await product.Manager.Post("/employees", person.Hire(), key)).Expect(HttpStatusCode.Created);
        var changsha = await product.SignIn("cs-manager");

        (await changsha.Post("/employees", person.Hire(), key)).Expect(HttpStatusCode.Conflict, "employee.number-taken");
        (await product.Manager.Post($"/employees/{person.EmployeeNo}/enrolment-query", new { }, key)).Expect(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_refusal_is_answered_again_too()
    {
        var key = ("Idempotency-Key", $"bad-{Guid.NewGuid():N}");
        var body = SharedProduct.NewPerson().Hire("9999");

        (await product.Manager.Post("/employees", body, key)).Expect(HttpStatusCode.UnprocessableEntity, "branch.unknown");
        var again = (await product.Manager.Post("/employees", body, key)).Expect(HttpStatusCode.UnprocessableEntity, "branch.unknown");

        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
    }
}
