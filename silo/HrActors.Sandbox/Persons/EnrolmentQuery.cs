using HrActors.Sandbox.Faults;
using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Persons;

/// <summary>Agency side: where a person is insured (参保信息查询).</summary>
internal static class EnrolmentQuery
{
    public static void MapEnrolmentQuery(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/agency/v1/enrolments/query", async (JsonBody<Input> body, PersonStore store, FaultPlan faults) =>
        {
            if (body.Refused is { } refused) return refused;

            var errors = new InputErrors();
            var number = IdNumbers.Normalise(body.Value.IdNumber);
            if (number is null) errors.Add("/idNumber", "须为 1 至 32 位字母或数字", "must be 1 to 32 letters or digits");
            if (string.IsNullOrWhiteSpace(body.Value.Name)) errors.Add("/name", "必填", "is required");
            if (number is null || errors.Any) return new ProblemResult(Refusals.InvalidBody, errors);

            var (person, silent) = (await store.Find(number), (await faults.Get()).Silent);
            var records = person?.Records.Where(record => body.Value.Asks(record) && !silent.Any(office => office.Holds(record))) ?? [];
            return Answers.Json(new Answer(person is null || person.Name == body.Value.Name!.Trim(), [.. records.Select(Item.Of)])
            {
                Unanswered = silent,
            });
        });

    private sealed record Input
    {
        public string? IdNumber { get; init; }
        public string? Name { get; init; }

        /// <summary>What is asked about; left out: everything.</summary>
        public IReadOnlyList<Office>? Parts { get; init; }

        public bool Asks(EnrolmentRecord record) => Parts is null || Parts.Any(part => part.Holds(record));

        public override string ToString() => nameof(Input);
    }

    /// <summary>NameMatches is true for an unknown person: there is nothing to contradict.</summary>
    private sealed record Answer(bool NameMatches, IReadOnlyList<Item> Records)
    {
        /// <summary>The offices that keep silent: of theirs the answer says nothing.</summary>
        public IReadOnlyList<Office> Unanswered { get; init; } = [];
    }

    /// <summary>An agency answers the record without the history behind it.</summary>
    private sealed record Item(
        string RegionCode, string Line, string Status, string UnitName, string From, string? To, int Months, decimal? LastBase,
        bool Arrears, int? LumpSumMonths, string PersonalNo, AgencyDetails Agency)
    {
        public static Item Of(EnrolmentRecord record) => new(
            record.RegionCode, record.Line, record.Status, record.UnitName, record.From, record.To, record.Months, record.LastBase,
            record.Arrears, record.LumpSumMonths, record.PersonalNo, record.Agency);
    }
}
