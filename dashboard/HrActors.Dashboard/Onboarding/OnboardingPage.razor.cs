using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Employees;
using HrActors.Domain.Identity;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Onboarding;

/// <summary>Takes a person on. The identity number is checked while it is typed; the answer of the agencies comes on the employee's page.</summary>
public sealed partial class OnboardingPage
{
    private static readonly ImmutableArray<string> Categories = ["full-time", "part-time", "dispatched", "intern", "rehired-retiree"];

    private readonly OnboardingForm _form = new();
    private ImmutableList<BranchView> _branches = [];
    private IdentityVerdict? _verdict;

    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal IEmployeeDesk Desk { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        _form.HireDate ??= Today.ToDateTime(TimeOnly.MinValue);
        if (_branches is [var only]) _form.BranchCode ??= only.Facts.Code;
    }

    /// <summary>A form that is being filled is not drawn anew for news.</summary>
    protected override bool Concerns(Change change) => false;

    private void CheckIdNumber(string? text)
    {
        _form.IdNumber = text;
        _form.Touch("idNumber");
        _verdict = string.IsNullOrWhiteSpace(text) ? null : IdentityCheck.Check(text, Today);
    }

    private async Task Submit()
    {
        var request = _form.ToRequest();
        var employee = await Run<EmployeeView>("onboard-" + request.EmployeeNo, id => Desk.Onboard(request, By!, id, CancellationToken.None));
        _form.Take(Refused);
        if (employee is not null) Navigation.NavigateTo(EmployeeAddress.Of(employee.EmployeeNo));
    }

    private bool IsWrong(string field) => _form.ErrorOf(field) is not null;

    private string? ErrorText(string field) => _form.ErrorOf(field) is { } error ? W.Of(error) : null;

    private string CategoryText(string? category) => W[FactsTexts.CategoryName(category)];
}
