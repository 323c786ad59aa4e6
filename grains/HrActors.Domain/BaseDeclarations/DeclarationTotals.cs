using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;

namespace HrActors.Domain.BaseDeclarations;

/// <summary>What a yearly declaration comes to.</summary>
[GenerateSerializer, Immutable, Alias("hr.declaration-totals")]
public sealed record DeclarationTotals
{
    public static readonly DeclarationTotals Empty = new();

    [Id(0)] public int People { get; init; }

    /// <summary>Of them, those for whom a wage is declared.</summary>
    [Id(1)] public int Declared { get; init; }

    /// <summary>Of them, those whose first full month's wage stays the base.</summary>
    [Id(2)] public int NewHires { get; init; }

    /// <summary>Of them, those without a known wage or average of the year before.</summary>
    [Id(3)] public int WithoutWages { get; init; }

    /// <summary>People of whom at least one line comes to the floor, and to the cap.</summary>
    [Id(4)] public int ToFloor { get; init; }
    [Id(5)] public int ToCap { get; init; }

    /// <summary>In the order of the lines.</summary>
    [Id(6)] public ImmutableArray<DeclaredLineTotal> Lines { get; init; } = [];

    /// <summary>Of the people, those for whose place there is no policy; they are in no line.</summary>
    [Id(7)] public int Refused { get; init; }

    /// <summary>Of those declared, those whose average was recorded as such.</summary>
    [Id(8)] public int Recorded { get; init; }

    public static DeclarationTotals Of(IReadOnlyCollection<PersonDeclaration> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        return new()
        {
            People = people.Count,
            Declared = people.Count(person => person.Wage is not null),
            Recorded = people.Count(person => person.As == DeclaredAs.Recorded),
            NewHires = people.Count(person => person.As == DeclaredAs.NewHire),
            WithoutWages = people.Count(person => person.As == DeclaredAs.WithoutWages),
            Refused = people.Count(person => person.RefusalCode is not null),
            ToFloor = people.Count(person => person.MovesTo(Clamp.Floor)),
            ToCap = people.Count(person => person.MovesTo(Clamp.Cap)),
            Lines =
            [
                .. from line in people.SelectMany(person => person.Lines)
                   group line by line.Line into all
                   orderby all.Key
                   select new DeclaredLineTotal
                   {
                       Line = all.Key,
                       People = all.Count(),
                       Base = all.Sum(line => line.Base),
                       Difference = all.Sum(line => line.Difference ?? 0),
                       AtFloor = all.Count(line => line.Clamped == Clamp.Floor),
                       AtCap = all.Count(line => line.Clamped == Clamp.Cap),
                       ToFloor = all.Count(line => line is { Moved: true, Clamped: Clamp.Floor }),
                       ToCap = all.Count(line => line is { Moved: true, Clamped: Clamp.Cap }),
                   },
            ],
        };
    }
}

/// <summary>One line of a declaration; amounts in yuan a month.</summary>
[GenerateSerializer, Immutable, Alias("hr.declared-line-total")]
public readonly record struct DeclaredLineTotal
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required int People { get; init; }
    [Id(2)] public required decimal Base { get; init; }

    /// <summary>Against the bases of the month before, of those who had one.</summary>
    [Id(3)] public required decimal Difference { get; init; }

    /// <summary>People whose base is a bound, and those of them who were not there before.</summary>
    [Id(4)] public required int AtFloor { get; init; }
    [Id(5)] public required int AtCap { get; init; }
    [Id(6)] public required int ToFloor { get; init; }
    [Id(7)] public required int ToCap { get; init; }
}

/// <summary>Wire names.</summary>
public static class DeclarationNames
{
    public static string? WireName(this DeclaredAs kind) => kind switch
    {
        DeclaredAs.Average => "average",
        DeclaredAs.Recorded => "recorded-average",
        DeclaredAs.NewHire => "new-hire",
        DeclaredAs.WithoutWages => "without-wages",
        _ => null,
    };
}
