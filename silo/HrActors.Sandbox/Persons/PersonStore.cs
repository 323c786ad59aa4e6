using HrActors.Sandbox.Http;
using HrActors.Sandbox.Storage;

namespace HrActors.Sandbox.Persons;

internal sealed class PersonStore(Database database)
{
    public Task<Person?> Find(string idNumber) => database.Read(session => Find(session, idNumber));

    public Task Put(Person person) => database.Write(session => Put(session, person));

    /// <returns>False when there was no such person.</returns>
    public async Task<bool> Delete(string idNumber) =>
        await database.Write(session => session.Execute("DELETE FROM persons WHERE id_number = @idNumber", new { idNumber })) > 0;

    public async Task<Page<Person>> List(PageRequest page)
    {
        var rows = await database.Read(session => session.List<PersonRow>(
            PersonRow.Select + " WHERE seq > @After ORDER BY seq LIMIT @Rows",
            new { page.After, Rows = page.Limit + 1 }));
        return page.Cut(rows, row => row.Seq, row => row.Read());
    }

    public static async Task<Person?> Find(Session session, string idNumber) =>
        (await session.Find<PersonRow>(
            PersonRow.Select + " WHERE id_number = @idNumber",
            new { idNumber }))?.Read();

    public static Task<int> Put(Session session, Person person) =>
        session.Execute("""
            INSERT INTO persons (id_number, name, records) VALUES (@IdNumber, @Name, @records)
            ON CONFLICT (id_number) DO UPDATE SET name = excluded.name, records = excluded.records
            """,
            new { person.IdNumber, person.Name, records = SandboxJson.Write(person.Records) });

    private sealed class PersonRow
    {
        public const string Select = "SELECT seq AS Seq, id_number AS IdNumber, name AS Name, records AS Records FROM persons";

        public long Seq { get; init; }
        public string IdNumber { get; init; } = "";
        public string Name { get; init; } = "";
        public string Records { get; init; } = "";

        public Person Read() => new(IdNumber, Name, SandboxJson.Read<List<EnrolmentRecord>>(Records));
    }
}
