using System.Globalization;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Benchmarks.Contributions;

/// <summary>The made-up pack of seven lines as a confirmed policy file of the product, and a change of one of its rates.</summary>
internal static class SevenLinesSeed
{
    public const string Pack = "seven-lines";

    private static readonly DateTimeOffset ConfirmedAt = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Text => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "seven-lines.yaml"));

    /// <summary>What the product calculates with.</summary>
    public static PolicyBook Book { get; } = PolicyImport.Import(PolicyBook.Shipped, [new() { Name = "seven-lines.yaml", Text = Text }]).Book!;

    public static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var files = services.GetRequiredService<IPolicyFiles>();
        await files.Save(new("seven-lines-0-00000000", Pack, "seven-lines.yaml", Text, null), cancellationToken);
        await files.Confirm("seven-lines-0-00000000", ConfirmedAt, cancellationToken);
    }

    /// <summary>The employer's pension rate falls from a month on, published today.</summary>
    public static string Change(YearMonth from)
    {
        var today = ChinaTime.DateOf(DateTimeOffset.UtcNow);
        return PolicyValueFile.Write(
            new()
            {
                Pack = Pack,
                RegionCode = "430100",
                Line = Domain.Enrolment.InsuranceLine.Pension,
                Value = new Rates.Flat { Employer = 0.15m, Employee = 0.08m },
                From = from,
                Document = string.Create(CultureInfo.InvariantCulture, $"测量用费率 {from}"),
                Published = today,
                Grade = PolicyGrade.Sample,
                ControlWage = 10_000,
                ControlEmployer = 1_500,
                ControlEmployee = 800,
            },
            Book,
            today);
    }
}
