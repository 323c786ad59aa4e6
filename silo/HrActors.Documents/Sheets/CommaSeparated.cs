using System.Globalization;
using System.Text;

namespace HrActors.Documents.Sheets;

/// <summary>A sheet as comma-separated values (RFC 4180), UTF-8 with its mark, without which spreadsheets take Chinese for something else.</summary>
public static class CommaSeparated
{
    public static byte[] Write(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var text = new StringBuilder();
        AddRow(text, sheet.Columns);
        foreach (var row in sheet.Rows)
        {
            if (row.Count != sheet.Columns.Count)
                throw new ArgumentException($"A row of the sheet '{sheet.Name}' has {row.Count} values for {sheet.Columns.Count} columns.", nameof(sheet));
            AddRow(text, row);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void AddRow(StringBuilder text, IEnumerable<object?> values) => text.AppendJoin(',', values.Select(Cell)).Append("\r\n");

    private static string Cell(object? value)
    {
        var shown = value is string text ? Workbook.Harmless(text) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return shown.AsSpan().ContainsAny(",\"\r\n") ? $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : shown;
    }
}
