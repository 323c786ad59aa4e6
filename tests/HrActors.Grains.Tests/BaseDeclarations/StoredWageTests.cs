using HrActors.Domain.Contributions;
using HrActors.Domain.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace HrActors.Grains.Tests.BaseDeclarations;

/// <summary>Declared wages of before an average could be declared as it was recorded.</summary>
public sealed class StoredWageTests
{
    private static readonly Serializer Serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void A_wage_that_was_stored_with_its_months_still_reads()
    {
        var stored = Serializer.SerializeToArray(new WageWithMonths { From = new(2024, 1), Wage = 6_500m, Total = 13_000m, Months = 2 });

        Assert.Equal(
            new DeclaredWage { From = new(2024, 1), Wage = 6_500m, Total = 13_000m, Months = 2 }, Serializer.Deserialize<DeclaredWage>(stored));
    }

    [Fact]
    public void A_recorded_average_comes_back_without_months()
    {
        var recorded = new DeclaredWage { From = new(2024, 1), Wage = 6_500m, Total = null, Months = null };

        Assert.Equal(recorded, Serializer.Deserialize<DeclaredWage>(Serializer.SerializeToArray(recorded)));
    }
}

/// <summary>The members as they were.</summary>
[GenerateSerializer, Immutable, Alias("hr.tests.wage-with-months")]
public sealed record WageWithMonths
{
    [Id(0)] public required YearMonth From { get; init; }
    [Id(1)] public required decimal Wage { get; init; }
    [Id(2)] public required decimal Total { get; init; }
    [Id(3)] public required int Months { get; init; }
}
