using HrActors.Contracts.Access;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HrActors.Dashboard.BaseDeclarations;

/// <summary>The yearly declaration of one branch: sums by line, and every person with the bound it comes to; the address carries search and page.</summary>
public sealed partial class DeclarationPage
{
    private const int PeopleShown = 50;

    private static readonly DialogOptions Wide = new()
    {
        MaxWidth = MaxWidth.Large, FullWidth = true, CloseButton = true, CloseOnEscapeKey = true, CloseOnNavigation = false,
    };
    private static readonly DialogOptions Small = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private YearMonth _month;
    private bool _isMonth;
    private string? _branchName;
    private DeclarationView? _declaration;
    private Contracts.BaseDeclarations.DeclarationPage? _people;
    private Refusal? _unread;
    private ExplainedDeclaration? _explained;
    private DeclarationView? _confirming;

    [Parameter] public required string Branch { get; set; }

    /// <summary><c>yyyy-MM</c>: the first month of the base year.</summary>
    [Parameter] public required string Month { get; set; }

    /// <summary>Only this number.</summary>
    [SupplyParameterFromQuery] public string? Employee { get; set; }

    /// <summary><c>floor</c> or <c>cap</c>: only who comes to that bound; absent for all.</summary>
    [SupplyParameterFromQuery] public string? Moved { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    /// <summary>Whose bases are explained; null for nobody's.</summary>
    [SupplyParameterFromQuery] public string? Person { get; set; }

    [Inject] internal IBaseDeclarationDesk Desk { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private string? Subtitle => _declaration is not { } declaration ? null : string.Join(" · ", new[]
    {
        W.Format(Contributions.RunTexts.Revision, declaration.Revision),
        W.Format(Contributions.RunTexts.KnownOn, Words.Day(declaration.KnownOn)),
        declaration is { ConfirmedAt: { } confirmed, ConfirmedBy: { } by }
            ? W.Format(DeclarationTexts.ConfirmedBy, by, Words.Instant(confirmed))
            : W.Format(DeclarationTexts.CalculatedBy, declaration.CalculatedBy, Words.Instant(declaration.CalculatedAt)),
    });

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _isMonth = YearMonth.TryParse(Month, out _month);
        if (!_isMonth || !by.SeesAmounts()) return;

        _branchName ??= (await Branches.List(by, cancellationToken)).Find(line => line.Branch.Facts.Code == Branch)?.Branch.Facts.Name;
        var found = await Desk.Find(Branch, _month, by).WaitAsync(cancellationToken);
        // A year that was never calculated is no mistake; a branch out of scope is.
        _unread = found.Refusal is { Kind: not RefusalKind.NotFound } refusal ? refusal : null;
        _declaration = found.Value;
        Follow(_declaration?.Phase == DeclarationPhase.Confirming);
        if (_declaration is null) return;

        var query = new DeclarationQuery
        {
            MovesTo = Moved switch { "floor" => Clamp.Floor, "cap" => Clamp.Cap, _ => Clamp.None },
            EmployeeNo = string.IsNullOrWhiteSpace(Employee) ? null : Employee.Trim(),
            After = After,
            Limit = PeopleShown,
        };
        _people = (await Desk.Read(Branch, _month, query, by).WaitAsync(cancellationToken)).Value;
        _explained = string.IsNullOrEmpty(Person) ? null : (await Desk.Explain(Branch, _month, Person, by).WaitAsync(cancellationToken)).Value;
    }

    private static LocalText MovedText(string? moved) => moved switch
    {
        "floor" => DeclarationTexts.ToFloor,
        "cap" => DeclarationTexts.ToCap,
        _ => DeclarationTexts.Everybody,
    };

    private async Task Calculate() => await Run($"bases {Branch} {_month} {_declaration?.Revision}", id => Desk.Calculate(Branch, _month, By!, id));

    private async Task Confirm()
    {
        if (_confirming is not { } seen) return;

        _confirming = null;
        await Run($"confirm bases {Branch} {_month} {seen.Revision}", id => Desk.Confirm(Branch, _month, seen.Revision, By!, id));
    }

    private void Explain(string? employeeNo) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("person", employeeNo), replace: true);
}
