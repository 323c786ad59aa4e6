using HrActors.Contracts.Access;
using HrActors.Domain.Contributions;
using HrActors.Domain.Identity;
using HrActors.Domain.Payroll;
using HrActors.Domain.Time;
using HrActors.Domain.TransferMoney;
using HrActors.Grains.Policies;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Audit;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Calculators;

/// <summary>Calculations over nothing but their input: they change nothing and know no employee.</summary>
internal static class CalculatorEndpoints
{
    private const int MostMonths = 600;
    private const int LastYear = 2200;

    private static readonly Problem OutsideCalendar = KnownProblems.Invalid(
    [
        new() { Field = "/from", Code = "calendar.outside", Chinese = "日期须在 1950 年至 2200 年之间",
            English = "The day has to lie between 1950 and 2200" },
    ]);

    private static readonly Problem NetWage = KnownProblems.Invalid(
    [
        new() { Field = "/netWage", Code = "wage.net-not-allowed", Chinese = "缴费基数以应发工资计，不能用实发工资",
            English = "Bases are gross wages, never net ones" },
    ], StatusCodes.Status422UnprocessableEntity);

    public static void MapCalculators(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Calculators");
        group.MapPost("/contributions/preview", Contributions).Needs(Permission.Calculate).RecordsRefusals()
            .WithSummary("Contributions of one person for one month, with every step (缴费试算)")
            .Takes<ContributionRequest>().Gives<ContributionAnswer>().Refuses(400, 422);
        group.MapPost("/contributions/late-fee", LateFees).Needs(Permission.Calculate)
            .WithSummary("Late fee on contributions (滞纳金)").Takes<LateFeeRequest>().Gives<LateFeeAnswer>().Refuses(400);
        group.MapPost("/payroll/preview", Payroll).Needs(Permission.Calculate)
            .WithSummary("Income tax by the cumulative method (累计预扣法)").Takes<PayrollRequest>().Gives<PayrollAnswer>().Refuses(400);
        group.MapPost("/identity/check", Identity).Needs(Permission.Calculate)
            .WithSummary("Form of an identity number (证件号码校验)").Takes<IdentityRequest>().Gives<IdentityAnswer>().Refuses(400);
        group.MapPost("/transfers/estimate", Estimate).Needs(Permission.Calculate)
            .WithSummary("Money that follows a pension relationship, interest excluded (转移资金测算)").Takes<EstimateRequest>()
                .Gives<EstimateAnswer>().Refuses(400);
        group.MapGet("/calendar/working-days", WorkingDays).Needs(Permission.Calculate)
            .WithSummary("The working day a number of working days after a day (工作日)").Gives<WorkingDayAnswer>().Refuses(400);
    }

    private static IResult Contributions(JsonBody<ContributionRequest> body, Caller caller, IPolicyShelf shelf, TimeProvider time)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        var request = body.Value;
        checks.Money("/grossWage", request.GrossWage, zeroAllowed: true, "wage");
        if (request.PreviousYearMonthlyAverage is { } average) checks.Money("/previousYearMonthlyAverage", average, zeroAllowed: true,
            "wage");
        if (request.FirstMonthWage is { } first) checks.Money("/firstMonthWage", first, zeroAllowed: true, "wage");
        checks.Require(request.InjuryClass is null or (>= 1 and <= 8), "/injuryClass", "branch.injury-class", "工伤行业类别为 1 至 8",
            "The work-injury class is 1 to 8");
        checks.Require(request.HousingFundRate is null or (>= 0.05m and <= 0.12m), "/housingFundRate", "branch.housing-fund-rate",
            "公积金缴存比例为 0.05 至 0.12", "A housing-fund rate is 0.05 to 0.12");
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();
        if (request.NetWage is not null) return NetWage.Result();

        var plan = ContributionPlan.For(
            shelf.Book, request.RegionCode, request.Pack, request.Month, request.KnownAt ?? time.Today());
        return Answers.Of(plan, known => Answers.Of(known.Calculate(Facts(request)), statement => Answers.Json(ContributionAnswer.Of(
            statement, known.Explain(Facts(request)), shelf.Book.Packs[request.Pack], caller.Language))));
    }

    private static ContributionFacts Facts(ContributionRequest request) => new()
    {
        GrossWage = request.GrossWage,
        PreviousYearMonthlyAverage = request.PreviousYearMonthlyAverage,
        FirstMonthWage = request.FirstMonthWage,
        HireDate = request.HireDate,
        LeaveDate = request.LeaveDate,
        InjuryClass = request.InjuryClass,
        HousingFundRate = request.HousingFundRate,
        NewToWork = request.NewToWork ?? false,
        AccountOpened = request.AccountOpened,
    };

    private static IResult LateFees(JsonBody<LateFeeRequest> body)
    {
        if (body.Problem is { } problem) return problem.Result();

        var request = body.Value;
        // An unknown convention stays None, which the calculation refuses.
        var convention = LateFee.TryParse(request.Convention, out var known) ? known : LateFeeConvention.None;
        var reply = LateFee.Calculate(
            request.Amount, request.DueDate, request.PaidDate, convention, request.IncludePaidDay ?? false, request.Cap ?? true);
        return Answers.Of(reply, result => Answers.Json(new LateFeeAnswer { Days = result.Days, Fee = result.Fee }));
    }

    private static IResult Payroll(JsonBody<PayrollRequest> body)
    {
        if (body.Problem is { } problem) return problem.Result();
        if (body.Value.Months.Count is 0 or > MostMonths) return TooMany("/months").Result();

        var reply = TaxPreview.Calculate(
        [
            .. body.Value.Months.Select(month => new TaxableMonth
            {
                Month = month.Month,
                Gross = month.Gross,
                Insurance = month.Insurance ?? 0,
                HousingFund = month.HousingFund ?? 0,
                SpecialDeductions = month.SpecialDeductions ?? 0,
            }),
        ]);
        return Answers.Of(reply, months => Answers.Json(new PayrollAnswer { Months = [.. months.Select(PayrollMonthAnswer.Of)] }));
    }

    private static IResult Identity(JsonBody<IdentityRequest> body, Caller caller, TimeProvider time) =>
        body.Problem?.Result() ?? Answers.Json(IdentityAnswer.Of(IdentityCheck.Check(body.Value.IdNumber, time.Today()), caller.Language));

    private static IResult Estimate(JsonBody<EstimateRequest> body)
    {
        if (body.Problem is { } problem) return problem.Result();
        if (body.Value.Periods.Count > MostMonths) return TooMany("/periods").Result();

        var reply = TransferEstimate.Calculate(
            [.. body.Value.Periods.Select(period => new BasePeriod { From = period.From, To = period.To, Base = period.Base })]);
        return Answers.Of(reply, estimate => Answers.Json(new EstimateAnswer
        {
            Months = estimate.Months, PersonalAccount = estimate.PersonalAccount, Pooled = estimate.Pooled, Total = estimate.Total,
        }));
    }

    private static IResult WorkingDays(QueryReader query)
    {
        var from = query.RequiredDay("from");
        var add = query.RequiredInteger("add", 0, WorkingCalendar.MostDays);
        if (query.Problem is { } problem) return problem.Result();
        if (from.Year is < 1950 or > LastYear) return OutsideCalendar.Result();

        var day = WorkingCalendar.Published.Add(from, add);
        return Answers.Json(new WorkingDayAnswer { Date = day.Date, Provisional = day.Provisional });
    }

    private static Problem TooMany(string field) => KnownProblems.Invalid(
    [
        new() { Field = field, Code = "request.list-length", Chinese = $"须为 1 至 {MostMonths} 项", English = $"Has 1 to {MostMonths} items" },
    ]);
}
