namespace HrActors.Domain.Forms;

/// <summary>One cell of an official form: its key on the wire, its labels and the rule its value keeps.</summary>
public sealed record FormField
{
    /// <summary>The stable name in JSON, lower camel case.</summary>
    public required string Key { get; init; }

    /// <summary>The label printed on the form.</summary>
    public required string Chinese { get; init; }

    public required string English { get; init; }

    public bool Required { get; init; }

    /// <summary>The key of a field that makes this one required as soon as it has a value; null when there is none.</summary>
    public string? RequiredWith { get; init; }

    /// <summary>The most characters the official form takes, in code points: a rare character counts once. Null: no limit.</summary>
    public int? MaxLength { get; init; }

    public FieldFormat Format { get; init; }

    /// <summary>What may be answered; empty unless <see cref="Format"/> is <see cref="FieldFormat.Choice"/>.</summary>
    public ImmutableArray<FormChoice> Choices { get; init; } = [];

    /// <summary>True when the cell takes a whole row of the printed form, as addresses do.</summary>
    public bool Wide { get; init; }

    /// <summary>The value as the form prints it: choices by their Chinese name, dates as 1990年1月15日; unreadable ones as they are.</summary>
    public string Print(string? value) => FieldValues.Print(this, value);

    /// <summary>Judges a value that is present; null when it keeps the rule.</summary>
    internal FormProblem? Check(string value)
    {
        if (MaxLength is { } limit && value.EnumerateRunes().Count() > limit)
            return Problem(FormProblem.TooLong, $"“{Chinese}”超过 {limit} 个字。", $"{English} is longer than {limit} characters.");

        if (Format == FieldFormat.Choice && !Choices.Any(choice => choice.Value == value))
        {
            return Problem(
                FormProblem.UnknownChoice,
                $"“{Chinese}”只能选择：{string.Join("、", Choices.Select(choice => choice.Chinese))}。",
                $"{English} must be one of {string.Join(", ", Choices.Select(choice => choice.Value))}.");
        }

        return FieldValues.IsWellFormed(Format, value)
            ? null
            : Problem(
                FormProblem.Malformed,
                $"“{Chinese}”格式不正确，应为{FieldValues.Expected(Format).Chinese}。",
                $"{English} is not well formed; expected {FieldValues.Expected(Format).English}.");
    }

    internal FormProblem Missing() => Problem(FormProblem.Missing, $"“{Chinese}”为必填项，尚未填写。", $"{English} is required and still empty.");

    private FormProblem Problem(string code, string chinese, string english) =>
        new() { Key = Key, Code = code, Chinese = chinese, English = english };
}
