using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Persons;

/// <summary>Checks what a tester wrote and completes it to a <see cref="Person"/>.</summary>
internal static class PersonReading
{
    private const int MaxRecords = 100;

    /// <summary>The person; null when <paramref name="errors"/> were found.</summary>
    public static Person? Read(string idNumber, PersonInput input, Month thisMonth, InputErrors errors)
    {
        if (input.IdNumber is not null && IdNumbers.Normalise(input.IdNumber) != idNumber)
            errors.Add("/idNumber", "与地址中的号码不同", "differs from the number in the address");
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Length > 100)
            errors.Add("/name", "须为 1 至 100 个字符", "must be 1 to 100 characters");
        if (input.Records is null) errors.Add("/records", "必填，可以为空列表", "is required, an empty list is allowed");
        if (input.Records?.Count > MaxRecords) errors.Add("/records", "最多 100 条", "holds 100 at most");
        if (errors.Any) return null;

        var records = input.Records!
            .Select((record, index) => RecordReading.Read(idNumber, record ?? new RecordInput(), $"/records/{index}", thisMonth, errors))
            .ToList();
        return errors.Any ? null : new Person(idNumber, input.Name!.Trim(), [.. records.OfType<EnrolmentRecord>()]);
    }
}
