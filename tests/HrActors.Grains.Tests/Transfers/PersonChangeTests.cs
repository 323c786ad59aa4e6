using HrActors.Contracts;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Transfers;

/// <summary>What happens to the person reaches the cases that are not submitted yet.</summary>
[Collection(HrCluster.Shared.Name)]
public class PersonChangeTests(HrCluster cluster)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));

    private static readonly BranchFacts Beijing = Story.Branch with
    {
        Code = "1101", Name = "北京分公司", LegalEntity = "示例北京", RegistrationCode = "1101-1", RegionCode = "110100", UnitNumber = "11010001",
    };

    [Fact]
    public async Task After_a_move_the_case_goes_to_the_new_place_once_it_is_signed_again()
    {
        var story = new Story(cluster);
        var grain = await Signed(story);

        Assert.Null((await story.Employee.Move(Move(story, Beijing))).Refusal);
        var moved = await story.CaseIs(grain, TransferState.Draft);

        Assert.Equal(("110100", "1101", "示例北京"), (moved.DestinationRegionCode, moved.BranchCode, moved.Form["employerName"]));
        Assert.Contains("transfer.outdated", moved.Notices.Select(notice => notice.Code));
        var command = story.Command();
        Assert.Equal("transfer.outdated", (await grain.Submit(command)).Refusal?.Code);
        Assert.Equal("transfer.outdated", (await grain.Submit(command)).Refusal?.Code);
        Assert.Equal(0, story.AtAgency.SubmitCalls);

        var submitted = await story.Submitted(grain);
        Assert.Equal((TransferState.Submitted, "110100"), (submitted.State, submitted.DestinationRegionCode));
        Assert.DoesNotContain(submitted.Notices, notice => notice.Code == "transfer.outdated");
        Assert.Equal(2, submitted.Documents.Count(document => document.Signature is not null));
    }

    [Fact]
    public async Task A_move_into_the_old_place_leaves_nothing_to_transfer()
    {
        var story = new Story(cluster);
        var grain = await Signed(story);

        Assert.Null((await story.Employee.Move(Move(story, Beijing with { RegionCode = Story.Wuhan }))).Refusal);
        await story.CaseIs(grain, TransferState.Draft);

        Assert.Equal("transfer.not-required", (await grain.Sign(story.Command())).Refusal?.Code);
        Assert.Equal("transfer.not-required", (await grain.Submit(story.Command())).Refusal?.Code);
        Assert.Equal(TransferState.Withdrawn, (await grain.Withdraw(story.Command())).Value!.State);
    }

    [Fact]
    public async Task A_corrected_name_stands_on_the_form_that_is_signed_next()
    {
        var story = new Story(cluster);
        var grain = await Signed(story);

        Assert.Null((await story.Employee.Correct(new() { Command = story.Command(), Name = "张更正" })).Refusal);

        var renewed = await story.CaseIs(grain, TransferState.Draft);
        Assert.Equal(("张更正", "张更正"), (renewed.EmployeeName, renewed.Form["name"]));
        Assert.Contains("姓名", (await grain.Submit(story.Command())).Refusal!.Chinese, StringComparison.Ordinal);
        Assert.Equal(TransferState.Submitted, (await story.Submitted(grain)).State);
    }

    [Fact]
    public async Task A_corrected_registration_of_the_branch_stands_on_the_form_that_is_signed_next()
    {
        var story = new Story(cluster);
        var registered = Beijing with { Code = "1102", RegionCode = Story.Changsha };
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        await story.Employee.Onboard(story.Hire() with { Branch = registered });
        var grain = await story.OpenedCase();
        Assert.Equal("示例北京", (await grain.Sign(story.Command())).Value!.Form["employerName"]);

        var branch = cluster.Grains.GetGrain<IBranchGrain>(GrainKeys.Branch("1102"));
        Assert.Null((await branch.Configure(
            new() { Command = story.Command(), Facts = registered with { LegalEntity = "示例北京科技", UnitNumber = "11020009" } })).Refusal);

        Assert.Contains("单位名称", (await grain.Submit(story.Command())).Refusal!.Chinese, StringComparison.Ordinal);
        var submitted = await story.Submitted(grain);
        Assert.Equal((TransferState.Submitted, "示例北京科技", "11020009"), (submitted.State, submitted.Form["employerName"], submitted.Form["unitNumber"]));
    }

    [Fact]
    public async Task A_submitted_case_says_once_that_its_form_has_a_number_that_was_corrected_since()
    {
        var (story, other) = (new Story(cluster), new Story(cluster));
        var grain = await story.Case();
        var submitted = await story.Submitted(grain);

        Assert.Null((await story.Employee.Correct(Number(story, other))).Refusal);
        var noted = await story.CaseIs(grain, IsTold);
        Assert.Equal((TransferState.Submitted, submitted.Form["idNumber"]), (noted.State, noted.Form["idNumber"]));
        Assert.Null((await story.Employee.Correct(Number(story, other))).Refusal);
        await grain.Renew();
        Assert.Equal(noted.Version, (await grain.Get())!.Version);
        Assert.Single((await grain.Get())!.Notices, notice => notice.Code == "transfer.number-corrected");

        Assert.Null((await story.Employee.Correct(Number(story, story))).Refusal);
        await story.CaseIs(grain, view => !IsTold(view));
    }

    [Fact]
    public async Task A_corrected_number_stands_on_the_form_that_is_signed_next_and_is_no_notice()
    {
        var (story, other) = (new Story(cluster), new Story(cluster));
        var grain = await Signed(story);
        var before = (await grain.Get())!.Form["idNumber"];

        Assert.Null((await story.Employee.Correct(Number(story, other))).Refusal);

        var renewed = await story.CaseIs(grain, TransferState.Draft);
        Assert.NotEqual(before, renewed.Form["idNumber"]);
        Assert.Equal("transfer.outdated", (await grain.Submit(story.Command())).Refusal?.Code);
        Assert.False(IsTold(renewed));
    }

    /// <summary>Of the former number nothing is left at the case; what the old place has under the corrected one it says itself.</summary>
    [Fact]
    public async Task After_a_correction_of_the_number_nothing_is_signed_before_the_old_place_has_answered_under_it()
    {
        var (story, other) = (new Story(cluster), new Story(cluster));
        var grain = await Signed(story);
        other.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused, 12) with { PersonalNo = "420100997" }];
        other.AtAgency.Gate = new();

        Assert.Null((await story.Employee.Correct(Number(story, other) with { Agencies = [FakeAgency.Id] })).Refusal);

        var renewed = await story.CaseIs(grain, TransferState.Draft);
        Assert.Null(renewed.Origin);
        Assert.False(renewed.Form.ContainsKey("originPersonalNo"));
        Assert.Contains("transfer.origin-unanswered", renewed.Notices.Select(notice => notice.Code));
        var refusal = (await grain.Sign(story.Command())).Refusal!;
        Assert.Equal(("transfer.origin-unanswered", RefusalKind.Unavailable), (refusal.Code, refusal.Kind));
        Assert.Contains("更正后的证件号码", refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains("corrected identity number", refusal.English, StringComparison.Ordinal);
        Assert.Equal("transfer.outdated", (await grain.Submit(story.Command())).Refusal?.Code);

        other.AtAgency.Gate.SetResult();
        other.AtAgency.Gate = null;
        var answered = await story.CaseIs(grain, view => view.Origin is not null);
        Assert.Equal((12, "420100997"), (answered.Origin!.Months, answered.Form["originPersonalNo"]));
        Assert.DoesNotContain("transfer.origin-unanswered", answered.Notices.Select(notice => notice.Code));
        Assert.Equal(TransferState.Submitted, (await story.Submitted(grain)).State);
    }

    /// <summary>Where nobody is asked when the number is corrected, the case asks before it is signed.</summary>
    [Fact]
    public async Task A_case_with_a_corrected_number_asks_the_old_place_itself()
    {
        var (story, other) = (new Story(cluster), new Story(cluster));
        var grain = await Signed(story);
        ImmutableList<EnrolmentRecord> records = [Story.Record(EnrolmentStatus.Paused, 12) with { PersonalNo = "420100997" }];
        Assert.Null((await story.Employee.Correct(Number(story, other))).Refusal);
        await story.CaseIs(grain, TransferState.Draft);

        other.AtAgency.Records = [];
        Assert.Equal("transfer.origin-no-record", (await grain.Sign(story.Command())).Refusal?.Code);
        other.AtAgency.Records = records;
        var signed = (await grain.Sign(story.Command())).Value!;

        Assert.Equal((TransferState.Signed, "420100997"), (signed.State, signed.Form["originPersonalNo"]));
    }

    [Fact]
    public async Task Another_hukou_makes_it_a_temporary_account()
    {
        var story = new Story(cluster);
        var grain = await Signed(story);

        Assert.Null((await story.Employee.Correct(new() { Command = story.Command(), HukouRegionCode = Story.Wuhan })).Refusal);

        var renewed = await story.CaseIs(grain, view => view.Kind == TransferKind.TemporaryAccount);
        Assert.Equal((TransferState.Draft, "temporary-account"), (renewed.State, renewed.Form["transferType"]));
    }

    [Fact]
    public async Task For_who_has_left_nothing_is_signed_or_sent_until_a_rehire()
    {
        var story = new Story(cluster);
        var grain = await Signed(story);
        Assert.Null((await story.Employee.Depart(new() { Command = story.Command(), LastDay = Today })).Refusal);

        Assert.Equal("transfer.person-left", (await grain.Sign(story.Command())).Refusal?.Code);
        Assert.Equal("transfer.person-left", (await grain.Submit(story.Command())).Refusal?.Code);
        var byHand = new EnterProgress { Command = story.Command(), Node = TransferNode.Submitted, OccurredAt = DateTimeOffset.UtcNow, Evidence = "R-1" };
        Assert.Equal("transfer.person-left", (await grain.EnterProgress(byHand)).Refusal?.Code);
        Assert.Contains("transfer.person-left", (await grain.Get())!.Notices.Select(notice => notice.Code));

        Assert.Null((await story.Employee.Rehire(Move(story, Story.Branch) with { Agencies = [FakeAgency.Id] })).Refusal);
        Assert.Equal(TransferState.Submitted, (await story.Submitted(grain)).State);
    }

    [Fact]
    public async Task An_answer_that_comes_late_fills_the_case_that_was_opened_by_hand()
    {
        var story = new Story(cluster);
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused) with { From = new(2021, 1), To = new(2023, 12), LastBase = 6_000m }];
        var gate = story.AtAgency.Gate = new TaskCompletionSource();
        await story.Employee.Onboard(story.Hire());
        await story.Employee.OpenCase(new() { Command = story.Command(), Line = InsuranceLine.Pension, OriginRegionCode = Story.Wuhan });
        var grain = await story.OpenedCase();
        Assert.Equal("document.incomplete", (await grain.Sign(story.Command())).Refusal?.Code);

        gate.SetResult();

        var answered = await story.CaseIs(grain, view => view.Gaps.IsEmpty);
        Assert.Equal(36, answered.Estimate?.Months);
        Assert.Equal(TransferState.Submitted, (await story.Submitted(grain)).State);
    }

    [Fact]
    public async Task While_the_agency_knows_the_number_under_another_name_the_form_is_signed_and_not_sent()
    {
        var story = new Story(cluster);
        story.AtAgency.NameMatches = false;
        var grain = await Signed(story);
        await story.Sees(view => view.Findings.Exists(finding => finding.Code == "NAME_MISMATCH"));

        Assert.Equal("transfer.identity-mismatch", (await grain.Submit(story.Command())).Refusal?.Code);
        Assert.Equal(0, story.AtAgency.SubmitCalls);

        story.AtAgency.NameMatches = true;
        await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });
        await story.Sees(view => !view.Findings.Exists(finding => finding.Code == "NAME_MISMATCH"));
        Assert.Equal(TransferState.Submitted, (await story.Submitted(grain)).State);
    }

    [Fact]
    public async Task A_case_that_nobody_told_asks_before_it_is_signed()
    {
        var story = new Story(cluster);
        await story.Hired(Story.Record(EnrolmentStatus.Paused));
        var former = (await story.Employee.GetApplicant())! with { Name = "张从前" };
        var grain = story.CaseOf("T-2026-97" + story.EmployeeNo[1..]);
        await grain.Open(new()
        {
            CaseNo = GrainKeys.IdOf(grain.GetPrimaryKeyString()), By = "li", Applicant = former, Line = InsuranceLine.Pension, OriginRegionCode = Story.Wuhan,
        });

        var signed = (await grain.Sign(story.Command())).Value!;

        Assert.Equal(("张测试", TransferState.Signed), (signed.Form["name"], signed.State));
    }

    [Fact]
    public async Task A_case_told_of_nothing_new_writes_nothing()
    {
        var story = new Story(cluster);
        var grain = await Signed(story);
        var before = (await grain.Get())!.Version;

        await grain.Renew();

        Assert.Equal(before, (await grain.Get())!.Version);
    }

    [Fact]
    public async Task A_submitted_case_stays_as_it_was_sent()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        var submitted = await story.Submitted(grain);

        Assert.Null((await story.Employee.Move(Move(story, Beijing))).Refusal);
        await grain.Renew();

        var after = (await grain.Get())!;
        Assert.Equal((submitted.DestinationRegionCode, submitted.BranchCode, submitted.State), (after.DestinationRegionCode, after.BranchCode, after.State));
    }

    [Fact]
    public async Task What_ends_at_a_place_the_person_has_left_is_carried_on_from_there()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        var submitted = await story.Submitted(grain);
        Assert.DoesNotContain("transfer.to-former-place", submitted.Notices.Select(notice => notice.Code));
        Assert.Null((await story.Employee.Move(Move(story, Beijing))).Refusal);
        await story.Sees(employee => employee.Findings.Exists(one => one.Code == "TRANSFER_STUCK"));
        var underWay = await story.CaseIs(grain, known => known.Notices.Exists(notice => notice.Code == "transfer.to-former-place"));
        Assert.Equal(Story.Changsha, underWay.DestinationRegionCode);

        cluster.Agency.Receipt(submitted.ReceiptNo!).Reach(
            TransferNode.Accepted, TransferNode.OriginReviewed, TransferNode.InformationTable, TransferNode.FundsArrived, TransferNode.Completed);
        await story.CaseIs(grain, TransferState.Completed);

        var view = await story.Sees(employee => employee.Cases.Count == 2);
        Assert.Equal(Story.Changsha, Assert.Single(view.CompletedTransfers).DestinationRegionCode);
        Assert.DoesNotContain(view.Findings, one => one.Code == "TRANSFER_STUCK");
        var finding = Assert.Single(view.Findings, one => one.Code == "NEW_ENROL_FALSE");
        Assert.Equal("NEW_ENROL_FALSE:pension:430100", finding.Cause);
        var next = await story.CaseIs(story.CaseOf(view.Cases[1].CaseNo), known => known is not null);
        Assert.Equal((Story.Changsha, "110100"), (next.OriginRegionCode, next.DestinationRegionCode));
        var byHand = new OpenCaseByHand { Command = story.Command(), Line = InsuranceLine.Pension, OriginRegionCode = Story.Wuhan };
        var emptied = await story.Employee.OpenCase(byHand);
        Assert.Equal("transfer.months-elsewhere", emptied.Refusal?.Code);
        Assert.Contains("请办理长沙到", emptied.Refusal!.Chinese, StringComparison.Ordinal);
    }

    private static bool IsTold(TransferCaseView view) => view.Notices.Exists(notice => notice.Code == "transfer.number-corrected");

    /// <summary>The number of <paramref name="other"/>, given to the person of <paramref name="story"/>.</summary>
    private static CorrectEmployee Number(Story story, Story other)
    {
        var hire = other.Hire();
        return new()
        {
            Command = story.Command(), IdNumber = hire.IdNumber, IdNumberHash = hire.IdNumberHash, IdNumberMasked = hire.IdNumberMasked,
            DocumentKind = hire.DocumentKind,
        };
    }

    private static PlaceEmployee Move(Story story, BranchFacts branch) => new() { Command = story.Command(), Branch = branch, On = Today.AddDays(1) };

    private static async Task<ITransferCaseGrain> Signed(Story story)
    {
        var grain = await story.Case();
        Assert.Null((await grain.Sign(story.Command())).Refusal);
        return grain;
    }
}
