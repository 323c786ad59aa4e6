using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Employees;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Transfers;

/// <summary>Everybody in these stories was born in the first years of the last century, and so is past every age limit.</summary>
[Collection(HrCluster.Shared.Name)]
public class SpecialCaseTests(HrCluster cluster)
{
    private const string Shaoyang = "430500";
    private const string Wuhan = Story.Wuhan;

    [Fact]
    public async Task Past_the_age_and_outside_the_hukou_province_a_temporary_account_is_opened_and_no_money_awaited()
    {
        var story = new Story(cluster);
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        await story.Employee.Onboard(story.Hire() with { HukouRegionCode = Wuhan });
        await story.Answered();
        await story.Employee.OpenCase(new() { Command = story.Command(), Line = InsuranceLine.Pension, OriginRegionCode = Wuhan });
        var grain = await story.OpenedCase();

        var view = await story.CaseIs(grain, _ => true);
        Assert.Equal(TransferKind.TemporaryAccount, view.Kind);
        Assert.Null(view.Estimate);
        Assert.Equal("transfer.temporary-account", Assert.Single(view.Notices).Code);
        var asked = new OpenCaseByHand { Command = story.Command(), Line = InsuranceLine.Pension, OriginRegionCode = Wuhan };
        Assert.Equal("transfer.temporary-account", (await story.Employee.OpenCase(asked with { Kind = TransferKind.CrossProvince })).Refusal?.Code);
        var again = await story.Employee.OpenCase(asked with { Command = story.Command() });
        Assert.Equal((view.CaseNo, true), (again.Value?.Case.CaseNo, again.Value?.WasOpen));
        Assert.Equal(YearMonth.Of(DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8))).ToString(), view.Form["temporaryFrom"]);

        var submitted = await story.Submitted(grain);
        cluster.Agency.Receipt(submitted.ReceiptNo!).Reach(TransferNode.Accepted, TransferNode.Completed);
        await story.CaseIs(grain, TransferState.Completed);
        var employee = await story.Sees(known => known.CompletedTransfers.Count > 0);
        Assert.Equal((0, TransferKind.TemporaryAccount), (employee.CompletedTransfers[0].Months, employee.CompletedTransfers[0].Kind));

        // The account is there: neither the next answer nor a person opens a second one.
        await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });
        Assert.Single((await story.Answered()).Cases);
        Assert.Equal("transfer.already-finished", (await story.Employee.OpenCase(asked with { Command = story.Command() })).Refusal?.Code);
    }

    /// <summary>The second draft is one that was opened before the end of the first was known to the employee.</summary>
    [Fact]
    public async Task A_finished_transfer_is_not_applied_for_again_until_months_are_new_at_the_old_place()
    {
        var story = new Story(cluster);
        var grain = await Hired(story, null, Story.Record(EnrolmentStatus.Paused));
        var submitted = await story.Submitted(grain);
        cluster.Agency.Receipt(submitted.ReceiptNo!).Reach(
            TransferNode.Accepted, TransferNode.OriginReviewed, TransferNode.InformationTable, TransferNode.FundsArrived, TransferNode.Completed);
        await story.Sees(known => known.CompletedTransfers.Count > 0);
        var open = new OpenCaseByHand { Command = story.Command(), Line = InsuranceLine.Pension, OriginRegionCode = Wuhan };

        Assert.Equal("transfer.already-finished", (await story.Employee.OpenCase(open)).Refusal?.Code);

        var second = story.CaseOf("T-2026-95" + story.EmployeeNo[1..]);
        await second.Open(new()
        {
            CaseNo = Contracts.GrainKeys.IdOf(second.GetPrimaryKeyString()), By = "li", Applicant = (await story.Employee.GetApplicant())!,
            Line = InsuranceLine.Pension, OriginRegionCode = Wuhan,
        });
        Assert.Null((await second.Sign(story.Command())).Refusal);
        Assert.Equal("transfer.already-finished", (await second.Submit(story.Command())).Refusal?.Code);
        story.AtAgency.FailingQueries = int.MaxValue;
        Assert.Equal("transfer.already-finished", (await second.Submit(story.Command())).Refusal?.Code);
        Assert.Equal(1, story.AtAgency.SubmitCalls);

        story.AtAgency.FailingQueries = 0;
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused, 37)];
        Assert.Null((await second.Submit(story.Command())).Refusal);
        await story.Sees(known => known.Enrolments.Exists(record => record.Months == 37));
        Assert.Null((await story.Employee.OpenCase(open with { Command = story.Command() })).Refusal);
    }

    /// <summary>The person under a second number: the old place shows what it showed before the transfer, which is none of its business any more.</summary>
    [Fact]
    public async Task What_has_ended_under_one_number_of_a_person_is_not_applied_for_under_another()
    {
        var (story, again) = (new Story(cluster), new Story(cluster));
        var grain = await Hired(story, null, Story.Record(EnrolmentStatus.Paused));
        var submitted = await story.Submitted(grain);
        cluster.Agency.Receipt(submitted.ReceiptNo!).Reach(
            TransferNode.Accepted, TransferNode.OriginReviewed, TransferNode.InformationTable, TransferNode.FundsArrived, TransferNode.Completed);
        await story.Sees(known => known.CompletedTransfers.Count > 0);
        var name = cluster.Get<IFieldProtector>().NameHash(story.Hire().Name);
        await cluster.Eventually(() => story.Person.Join(story.EmployeeNo, name), known => known.Transfers.Count == 1);

        await again.Employee.Onboard(story.Hire() with { Command = again.Command(), EmployeeNo = again.EmployeeNo });
        var answered = await again.Answered();

        Assert.Empty(answered.Cases);
        Assert.DoesNotContain(answered.Findings, finding => finding.Code == "NEW_ENROL_FALSE");
        var open = new OpenCaseByHand { Command = again.Command(), Line = InsuranceLine.Pension, OriginRegionCode = Wuhan };
        Assert.Equal("transfer.already-finished", (await again.Employee.OpenCase(open)).Refusal?.Code);
        Assert.Empty(answered.CompletedTransfers);
    }

    [Fact]
    public async Task A_character_no_font_has_is_named_before_the_form_is_signed()
    {
        var story = new Story(cluster);
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        await story.Employee.Onboard(story.Hire() with { Name = "王\U0002EBF0" });
        await story.Answered();
        var grain = await story.OpenedCase();

        var notice = Assert.Single((await story.CaseIs(grain, _ => true)).Notices, one => one.Code == "document.by-hand");
        Assert.Contains("“姓名”中的生僻字 \U0002EBF0 (U+2EBF0) 无法打印", notice.Text.Zh, StringComparison.Ordinal);
        Assert.Contains("Name: \U0002EBF0 (U+2EBF0) cannot be printed", notice.Text.En, StringComparison.Ordinal);

        Assert.DoesNotContain((await story.Submitted(grain)).Notices, one => one.Code == "document.by-hand");
    }

    [Fact]
    public async Task Back_in_the_hukou_province_the_relationship_is_transferred_at_any_age()
    {
        var story = new Story(cluster);
        var grain = await Hired(story, hukou: Shaoyang, Story.Record(EnrolmentStatus.Paused));

        Assert.Equal(TransferKind.CrossProvince, (await story.CaseIs(grain, _ => true)).Kind);
    }

    [Fact]
    public async Task Months_paid_in_one_sum_without_papers_stay_and_the_case_ends_in_part()
    {
        var story = new Story(cluster);
        var grain = await Hired(story, null, Story.Record(EnrolmentStatus.Paused, months: 120));
        var declared = await grain.DeclareLumpSum(Declare(story, 48));
        Assert.Contains("transfer.lump-sum", declared.Value!.Notices.Select(notice => notice.Code));

        var submitted = await story.Submitted(grain);
        var receipt = cluster.Agency.Receipt(submitted.ReceiptNo!);
        receipt.Reach(TransferNode.Accepted);
        var accepted = await story.CaseIs(grain, TransferState.NewPlaceAccepted);
        Assert.Contains(accepted.Legs, leg => leg is { Name: "exclusion-notice", DoneOn: null });

        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        var told = await grain.DeclareLumpSum(Declare(story, 48, today));
        Assert.Contains(told.Value!.Legs, leg => leg.Name == "exclusion-notice" && leg.DoneOn == today);

        receipt.Reach(TransferNode.OriginReviewed, TransferNode.InformationTable, TransferNode.FundsArrived, TransferNode.Completed);
        await story.CaseIs(grain, TransferState.PartiallyTransferred);
        var employee = await story.Sees(known => known.CompletedTransfers.Count > 0);
        Assert.Equal((72, 48), (employee.CompletedTransfers[0].Months, employee.CompletedTransfers[0].StayedMonths));
        var ledger = (await story.Employee.GetLedger())!.Lines.Single();
        Assert.Equal((72, 48), (ledger.TotalMonths, ledger.NotTransferred));
        Assert.Equal("transfer.not-open", (await grain.DeclareLumpSum(Declare(story, 12))).Refusal?.Code);
    }

    [Fact]
    public async Task Months_the_old_place_knows_to_be_paid_in_one_sum_stay_until_their_papers_are_declared()
    {
        var story = new Story(cluster);
        var grain = await Hired(story, null, Story.Record(EnrolmentStatus.Paused, months: 120) with { LumpSumMonths = 48 });
        var opened = await story.CaseIs(grain, _ => true);
        Assert.Equal((48, false, true), (opened.LumpSum?.Months, opened.LumpSum?.Documented, opened.LumpSum?.Undeclared));
        Assert.Contains("transfer.lump-sum", opened.Notices.Select(notice => notice.Code));

        var submitted = await story.Submitted(grain);
        cluster.Agency.Receipt(submitted.ReceiptNo!).Reach(
            TransferNode.Accepted, TransferNode.OriginReviewed, TransferNode.InformationTable, TransferNode.FundsArrived, TransferNode.Completed);
        var ended = await story.CaseIs(grain, TransferState.PartiallyTransferred);
        Assert.Contains(ended.Legs, leg => leg is { Name: TransferLegs.ExclusionNotice, DoneOn: null });
        Assert.Equal(72, (await story.Sees(known => known.CompletedTransfers.Count > 0)).CompletedTransfers[0].Months);

        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        Assert.Equal("transfer.not-open", (await grain.DeclareLumpSum(Declare(story, 36, today))).Refusal?.Code);
        Assert.Equal("transfer.not-open", (await grain.DeclareLumpSum(Declare(story, 48))).Refusal?.Code);
        var told = (await grain.DeclareLumpSum(Declare(story, 48, today))).Value!;
        Assert.Equal((TransferState.PartiallyTransferred, today), (told.State, told.LumpSum?.ToldOn));
        Assert.Equal(today, told.Legs.Find(leg => leg.Name == TransferLegs.ExclusionNotice)!.DoneOn);
    }

    [Fact]
    public async Task Declared_papers_bring_the_months_the_old_place_tells_of()
    {
        var story = new Story(cluster);
        var grain = await Hired(story, null, Story.Record(EnrolmentStatus.Paused, months: 120) with { LumpSumMonths = 48 });

        var declared = await grain.DeclareLumpSum(
            new() { Command = story.Command(), LumpSum = new() { Months = 48, Documented = true } });

        Assert.Equal((0, false), (declared.Value!.Progress.ExcludedMonths, declared.Value.LumpSum?.Undeclared));
        Assert.DoesNotContain("transfer.lump-sum", declared.Value.Notices.Select(notice => notice.Code));
    }

    [Theory]
    [InlineData(119, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public async Task No_more_months_are_declared_than_were_paid(int months, bool taken)
    {
        var story = new Story(cluster);
        var grain = await Hired(story, null, Story.Record(EnrolmentStatus.Paused, months: 120));

        var refusal = (await grain.DeclareLumpSum(Declare(story, months))).Refusal;

        Assert.Equal(taken ? null : "/months", refusal?.Errors.Single().Field);
    }

    [Fact]
    public async Task Less_than_a_year_of_unemployment_insurance_brings_no_money()
    {
        var story = new Story(cluster);
        var grain = await Hired(story, null, Story.Record(EnrolmentStatus.Paused, months: 11, InsuranceLine.Unemployment));
        var submitted = await story.Submitted(grain);

        cluster.Agency.Receipt(submitted.ReceiptNo!)
            .Reach(TransferNode.Accepted, TransferNode.OriginReviewed, TransferNode.InformationTable, TransferNode.Completed);
        await story.CaseIs(grain, TransferState.Completed);
    }

    [Fact]
    public async Task A_table_entered_by_hand_has_to_add_up()
    {
        var story = new Story(cluster);
        var grain = await story.Case();

        var reply = await grain.EnterProgress(new()
        {
            Command = story.Command(),
            Node = TransferNode.InformationTable,
            OccurredAt = DateTimeOffset.UtcNow,
            Evidence = "信息表.pdf",
            Money = new() { PersonalAccount = 100m, Pooled = 150m, Total = 260m },
        });
        Assert.Equal("money.total-mismatch", reply.Refusal?.Code);
        Assert.Empty((await grain.Get())!.Progress.Events);
    }

    [Theory]
    [InlineData(InsuranceLine.Pension, Shaoyang, TransferKind.None, "transfer.not-required")]
    [InlineData(InsuranceLine.Pension, Shaoyang, TransferKind.SchemeChange, null)]
    [InlineData(InsuranceLine.Pension, Wuhan, TransferKind.Medical, "transfer.kind-unfit")]
    public async Task A_case_opened_by_hand_is_judged_by_the_rules(InsuranceLine line, string origin, TransferKind kind, string? code)
    {
        var story = new Story(cluster);
        await story.Hired();

        var reply = await story.Employee.OpenCase(new() { Command = story.Command(), Line = line, OriginRegionCode = origin, Kind = kind });
        Assert.Equal(code, reply.Refusal?.Code);
        if (code is null) Assert.Equal(kind, (await story.CaseIs(await story.OpenedCase(), _ => true)).Kind);
    }

    private static DeclareLumpSum Declare(Story story, int months, DateOnly? toldOn = null) =>
        new() { Command = story.Command(), LumpSum = new() { Months = months, Documented = false, ToldOn = toldOn } };

    private static async Task<ITransferCaseGrain> Hired(Story story, string? hukou, EnrolmentRecord record)
    {
        story.AtAgency.Records = [record];
        await story.Employee.Onboard(story.Hire() with { HukouRegionCode = hukou });
        await story.Answered();
        return await story.OpenedCase();
    }
}
