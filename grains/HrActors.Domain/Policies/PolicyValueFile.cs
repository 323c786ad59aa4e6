using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>
/// Writes a form as a policy file, in the format of the shipped ones, so that both ways are checked and kept alike. The file's case is
/// the form's example: of its own line it says what the form says, of the others what the policies come to.
/// </summary>
public static class PolicyValueFile
{
    /// <summary>Double-quoted YAML takes what JSON writes.</summary>
    private static readonly JsonSerializerOptions Quotes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="form">What was filled in.</param>
    /// <param name="book">The policies it adds to.</param>
    /// <param name="today">The day of knowledge of the example; a notice of a later day is known from that day.</param>
    /// <returns>The text; whether it may be used is decided when it is imported.</returns>
    public static string Write(PolicyValueForm form, PolicyBook book, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(book);
        var knownOn = form.Published > today ? form.Published : today;
        var stated = Text(form, book, LookUp(form, knownOn));
        // What the other lines come to is asked of the policies that the file makes; where it makes none, the import says why.
        return PolicyImport.Import(book, [new() { Name = "", Text = stated }]).Book is { } then && Example(form, then, knownOn) is { } example
            ? Text(form, book, LookUp(form, knownOn) + example)
            : stated;
    }

    private static string Text(PolicyValueForm form, PolicyBook book, string cases)
    {
        var title = book.Packs.GetValueOrDefault(form.Pack);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"pack: {Quote(form.Pack)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"title: {{ zh: {Quote(title?.Zh ?? form.Pack)}, en: {Quote(title?.En ?? form.Pack)} }}");
        text.AppendLine("sources:");
        text.AppendLine("  notice:");
        text.AppendLine(CultureInfo.InvariantCulture, $"    document: {Quote(form.Document)}");
        if (!string.IsNullOrWhiteSpace(form.Address)) text.AppendLine(CultureInfo.InvariantCulture, $"    address: {Quote(form.Address)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"    published: {form.Published:yyyy-MM-dd}");
        text.AppendLine(CultureInfo.InvariantCulture, $"    grade: {form.Grade.WireName()}");
        text.AppendLine("sections:");
        text.AppendLine(CultureInfo.InvariantCulture, $"  - regions: [{Quote(form.RegionCode)}]");
        text.AppendLine("    lines:");
        text.AppendLine(CultureInfo.InvariantCulture, $"      {form.Line.WireName()}:");
        text.AppendLine(CultureInfo.InvariantCulture, $"        {form.Parameter.WireName()}:");
        text.AppendLine(CultureInfo.InvariantCulture, $"          - {{ from: {form.From}{To(form.To)}, {Fields(form.Value)}, source: notice }}");
        text.AppendLine("cases:");
        return text.Append(cases).ToString();
    }

    private static string LookUp(PolicyValueForm form, DateOnly knownOn) => string.Create(CultureInfo.InvariantCulture,
        $"  - {{ name: \"the new value\", region: {Quote(form.RegionCode)}, month: {form.From}, knownOn: {knownOn:yyyy-MM-dd}, "
        + $"line: {form.Line.WireName()}, parameter: {form.Parameter.WireName()}, expect: {{ {Fields(form.Value)} }} }}\n");

    /// <summary>Null when nothing can be calculated for the month, as where other parameters of the line are missing.</summary>
    private static string? Example(PolicyValueForm form, PolicyBook book, DateOnly knownOn)
    {
        var facts = new ContributionFacts { GrossWage = form.ControlWage };
        var plan = ContributionPlan.For(book, form.RegionCode, form.Pack, form.From, knownOn);
        if (plan.IsRefused || plan.Value.Calculate(facts).Value is not { } statement) return null;

        var lines = statement.Lines.Select(line => line.Line == form.Line
            ? Expect(line.Line, line.Base, form.ControlEmployer, form.ControlEmployee)
            : Expect(line.Line, line.Base, line.Employer, line.Employee));
        var pending = statement.Pending.Select(line => $"{line.Line.WireName()}: pending");
        return string.Create(CultureInfo.InvariantCulture,
            $"  - {{ name: \"the example of the form\", region: {Quote(form.RegionCode)}, month: {form.From}, knownOn: {knownOn:yyyy-MM-dd}, "
            + $"wage: {Number(form.ControlWage)}, expect: {{ {string.Join(", ", lines.Concat(pending))} }} }}\n");
    }

    private static string Expect(InsuranceLine line, decimal lineBase, decimal employer, decimal employee) =>
        $"{line.WireName()}: {{ base: {Number(lineBase)}, employer: {Number(employer)}, employee: {Number(employee)} }}";

    private static string Fields(PolicyValue value) => string.Join(", ", value.Fields.Select(field => $"{field.Key}: {field.Value}"));

    private static string To(YearMonth? to) => to is { } month ? $", to: {month}" : "";

    private static string Number(decimal amount) => amount.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Quote(string text) => JsonSerializer.Serialize(text, Quotes);
}
