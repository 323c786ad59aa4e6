using HrActors.Sandbox.Hosting;
using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Persons;

/// <summary>Control side: who is insured where.</summary>
internal static class PersonEndpoints
{
    public static void MapPersons(this IEndpointRouteBuilder routes)
    {
        var persons = routes.MapGroup("/sandbox/persons");
        persons.MapGet("", async (PageRequest page, PersonStore store) =>
            page.Refused ?? Answers.Json(await store.List(page)));
        persons.MapGet("/{idNumber}", async (string idNumber, PersonStore store) =>
            await Find(idNumber, store) is { } person ? Answers.Json(person) : new ProblemResult(Refusals.UnknownPerson));
        persons.MapDelete("/{idNumber}", async (string idNumber, PersonStore store) =>
            IdNumbers.Normalise(idNumber) is { } number && await store.Delete(number)
                ? Results.NoContent()
                : new ProblemResult(Refusals.UnknownPerson));
        persons.MapPut("/{idNumber}", async (string idNumber, JsonBody<PersonInput> body, PersonStore store, TimeProvider time) =>
        {
            if (body.Refused is { } refused) return refused;

            var errors = new InputErrors();
            var number = IdNumbers.Normalise(idNumber);
            if (number is null) errors.Add("/idNumber", "须为 1 至 32 位字母或数字", "must be 1 to 32 letters or digits");
            var person = number is null ? null : PersonReading.Read(number, body.Value, Month.Of(time.ChinaNow()), errors);
            if (person is null) return new ProblemResult(Refusals.InvalidBody, errors);

            await store.Put(person);
            return Answers.Json(person);
        });
    }

    private static Task<Person?> Find(string idNumber, PersonStore store) =>
        IdNumbers.Normalise(idNumber) is { } number ? store.Find(number) : Task.FromResult<Person?>(null);
}
