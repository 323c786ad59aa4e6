using System.Collections.Frozen;

namespace HrActors.Domain.Forms;

/// <summary>An official application form: what it is called, which fields it has, and when it is complete enough to be signed.</summary>
public sealed class FormDefinition
{
    private readonly FrozenDictionary<string, FormField> _byKey;

    /// <exception cref="ArgumentException">Two fields share a key, or <see cref="FormField.RequiredWith"/> names no field.</exception>
    public FormDefinition(string code, string chinese, string english, ImmutableArray<FormSection> sections, ImmutableArray<string> notes)
    {
        (Code, Chinese, English, Sections, Notes) = (code, chinese, english, sections, notes);
        Fields = [.. sections.SelectMany(section => section.Fields)];
        if (Fields.GroupBy(field => field.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Form {code} has the key '{twice.Key}' more than once.", nameof(sections));

        _byKey = Fields.ToFrozenDictionary(field => field.Key);
        if (Fields.FirstOrDefault(field => field.RequiredWith is { } other && !_byKey.ContainsKey(other)) is { } stray)
            throw new ArgumentException($"Form {code}: '{stray.Key}' depends on an unknown field.", nameof(sections));
    }

    /// <summary>The stable name, such as <c>pension-transfer</c>.</summary>
    public string Code { get; }

    /// <summary>The title printed on the form, without 《》.</summary>
    public string Chinese { get; }

    public string English { get; }

    public ImmutableArray<FormSection> Sections { get; }

    /// <summary>The notes printed below the fields (填表说明), in Chinese.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>All fields in printing order.</summary>
    public ImmutableArray<FormField> Fields { get; }

    public FormField? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>
    /// Everything that keeps the form from being signed, in printing order, unknown keys last; empty when it is complete.
    /// A value of blanks only counts as none.
    /// </summary>
    public ImmutableList<FormProblem> Validate(IReadOnlyDictionary<string, string> values)
    {
        var problems = ImmutableList.CreateBuilder<FormProblem>();
        foreach (var field in Fields)
        {
            if (HasValue(values, field.Key))
            {
                if (field.Check(values[field.Key]) is { } problem) problems.Add(problem);
            }
            else if (field.Required || (field.RequiredWith is { } other && HasValue(values, other)))
            {
                problems.Add(field.Missing());
            }
        }

        foreach (var key in values.Keys.Where(key => !_byKey.ContainsKey(key)).Order(StringComparer.Ordinal))
        {
            problems.Add(new()
            {
                Key = key,
                Code = FormProblem.UnknownField,
                Chinese = "表中没有这一栏。",
                English = "The form has no such field.",
            });
        }

        return problems.ToImmutable();
    }

    private static bool HasValue(IReadOnlyDictionary<string, string> values, string key) =>
        values.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value);
}
