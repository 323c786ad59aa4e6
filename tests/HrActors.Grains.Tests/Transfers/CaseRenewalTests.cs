using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Outbox;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Transfers;

namespace HrActors.Grains.Tests.Transfers;

/// <summary>What a case makes of a person who has changed, by change and by state. The person is a man born on 15 June 1976.</summary>
public class CaseRenewalTests
{
    private const string Beijing = "110100";
    private const string Shaoyang = "430500";
    private const string IdentityNumber = "43010219760615999X";

    private const string CorrectedNumber = "110101197606159999";

    private static readonly DateTimeOffset At = new(2026, 6, 20, 9, 30, 0, TimeSpan.FromHours(8));
    private static readonly PlainProtector Protector = new();

    private static readonly EnrolmentRecord Wuhan = Story.Record(EnrolmentStatus.Paused) with
    {
        From = new YearMonth(2022, 1), To = new YearMonth(2024, 12), LastBase = 6_000m, Source = "hubei", AsOf = At.AddDays(-9),
    };

    private static Applicant Person => new()
    {
        EmployeeNo = "200001",
        Name = "示例甲",
        IdNumber = Protector.Protect(IdentityNumber),
        IdNumberHash = "hash",
        IdNumberMasked = "4301************92",
        Phone = Protector.Protect("13900000001"),
        HukouRegionCode = Shaoyang,
        Branch = Story.Branch,
        Enrolments = [Wuhan],
        HiredOn = new DateOnly(2026, 6, 15),
    };

    private static Applicant Renumbered => Person with { IdNumber = Protector.Protect(CorrectedNumber), IdNumberHash = "other" };

    private static BranchFacts InBeijing => Story.Branch with
    {
        Code = "1101", Name = "北京分公司", LegalEntity = "示例北京", RegistrationCode = "1101-1", RegionCode = Beijing, UnitNumber = "11010001",
    };

    private static Dictionary<string, Func<Applicant, Applicant>> Changes => new()
    {
        ["nothing"] = person => person,
        ["asked-again"] = person => person with { Enrolments = [Wuhan with { AsOf = At }] },
        ["older-answer"] = person => person with { Enrolments = [Wuhan with { AsOf = At.AddYears(-1), PersonalNo = "old" }] },
        ["name"] = person => person with { Name = "示例乙" },
        ["phone"] = person => person with { Phone = Protector.Protect("13900000002") },
        ["hukou"] = person => person with { HukouRegionCode = Story.Wuhan },
        ["move"] = person => person with { Branch = InBeijing },
        ["move-to-origin"] = person => person with { Branch = InBeijing with { RegionCode = Story.Wuhan } },
        ["left"] = person => person with { HasLeft = true },
        ["mismatch"] = person => person with { IdentityFindings = [FindingCodes.NameMismatch] },
        ["more-months"] = person => person with { Enrolments = [Wuhan with { Months = 40, AsOf = At }] },
        ["other-office"] = person => person with { Enrolments = [Wuhan with { Agency = Wuhan.Agency! with { Phone = "027-1" }, AsOf = At }] },
    };

    [Theory]
    [InlineData("nothing", "", "")]
    [InlineData("asked-again", "", "")]
    [InlineData("older-answer", "", "")]
    [InlineData("name", "name", "name person")]
    [InlineData("phone", "phone", "phone person")]
    [InlineData("hukou", "transferType accountType temporaryFrom hukou", "kind:temporary-account person")]
    [InlineData(
        "move", "transferType accountType temporaryFrom employerName unitNumber destinationRegionName", "kind:temporary-account branch:1101")]
    [InlineData("move-to-origin", "employerName unitNumber destinationRegionName", "branch:1101")]
    [InlineData("left", "", "left")]
    [InlineData("mismatch", "", "identity:NAME_MISMATCH")]
    [InlineData("more-months", "", "origin")]
    [InlineData("other-office", "originAgencyPhone", "origin")]
    public void A_signed_case_goes_back_to_the_draft_when_its_form_says_something_else(string change, string outdated, string noted)
    {
        var signed = Case(TransferState.Signed);

        var renewed = CaseRenewal.Renew(signed, Changes[change](Person), Protector, At);

        Assert.Equal(outdated, string.Join(' ', renewed.Outdated));
        Assert.Equal(outdated.Length == 0 ? TransferState.Signed : TransferState.Draft, renewed.State);
        Assert.Equal(outdated.Length == 0 ? null : "transfer.outdated", CaseHolds.Outdated(renewed)?.Code);
        Assert.Equal(signed.Documents, renewed.Documents);
        if (noted.Length == 0) Assert.Same(signed, renewed);
        else Assert.EndsWith(noted, Audits(renewed)[^1], StringComparison.Ordinal);
        // Told the same once more, nothing follows.
        Assert.Same(renewed, CaseRenewal.Renew(renewed, Changes[change](Person), Protector, At));
    }

    public static TheoryData<TransferState, SubmissionState> Beyond()
    {
        var table = new TheoryData<TransferState, SubmissionState> { { TransferState.Signed, SubmissionState.Queued }, { TransferState.Draft, SubmissionState.Queued } };
        foreach (var state in Enum.GetValues<TransferState>().Except([TransferState.Draft, TransferState.Signed])) table.Add(state, SubmissionState.Received);
        return table;
    }

    [Theory]
    [MemberData(nameof(Beyond))]
    public void A_case_on_its_way_stays_as_it_was_sent(TransferState state, SubmissionState submission)
    {
        var sent = Case(state) with { Submission = submission };

        foreach (var change in Changes.Values)
        {
            var there = change(Person);
            var renewed = CaseRenewal.Renew(sent, there, Protector, At);
            if (!state.IsOpen() || there.HasLeft || there.Branch.RegionCode == sent.DestinationRegionCode)
            {
                Assert.Same(sent, renewed);
            }
            else
            {
                // It notes where the person is, and nothing else of them.
                Assert.Equal((there.Branch.RegionCode, sent.DestinationRegionCode), (renewed.PersonRegionCode, renewed.DestinationRegionCode));
                Assert.Equal((sent.State, sent.Applicant), (renewed.State, renewed.Applicant));
                Assert.Same(renewed, CaseRenewal.Renew(renewed, there, Protector, At));
                Assert.Null(CaseRenewal.Renew(renewed, Person, Protector, At).PersonRegionCode);
            }

            Assert.Same(sent, CaseRenewal.Learn(sent, Wuhan with { PersonalNo = "1" }, Protector, At));
        }

        Assert.Null(CaseHolds.NotDue(sent with { Applicant = sent.Applicant! with { HasLeft = true } }, sent.Question(Protector, ChinaTime.DateOf(At))));
    }

    [Fact]
    public void A_draft_keeps_what_was_filled_and_takes_the_rest_anew()
    {
        var draft = Filled(Case(TransferState.Draft) with { Origin = null }, ("phone", "13900000009"), ("agentAddress", "长沙市1号"));

        var renewed = CaseRenewal.Renew(draft, Person with { Name = "示例乙", Phone = Protector.Protect("13900000002") }, Protector, At);

        var values = renewed.Values(Protector, ChinaTime.DateOf(At));
        Assert.Equal(("示例乙", "13900000009", "长沙市1号", "420100998"), (values["name"], values["phone"], values["agentAddress"], values["originPersonalNo"]));
        Assert.Equal((TransferState.Draft, true), (renewed.State, renewed.Outdated.IsEmpty));
        Assert.Empty(renewed.Gaps(values));
        Assert.NotNull(CaseEstimates.Of(renewed.Origin, renewed.Kind, 0));
    }

    [Fact]
    public void What_was_filled_for_the_former_place_does_not_go_to_the_new_one()
    {
        var draft = Filled(Case(TransferState.Draft), ("unitNumber", "43010009"), ("destinationAgencyName", "长沙市社保中心"), ("agentName", "王五"));

        var renewed = CaseRenewal.Renew(draft, Person with { Branch = InBeijing }, Protector, At);

        var values = renewed.Values(Protector, ChinaTime.DateOf(At));
        Assert.Equal(("11010001", "王五", false), (values["unitNumber"], values["agentName"], values.ContainsKey("destinationAgencyName")));
        var row = Assert.Single(renewed.Outbox.Items.Select(item => item.Message).OfType<OutboxMessage.SaveCaseRow>()).Row;
        Assert.Equal((Beijing, "1101", Beijing), (renewed.DestinationRegionCode, row.BranchCode, row.DestinationRegionCode));
        var news = renewed.Outbox.Items.Select(item => item.Message).OfType<OutboxMessage.PublishChange>().Select(message => message.Change);
        Assert.Equal([("1101", "1101"), ("4301", "1101")], news.Select(change => (change.BranchCode, change.Case!.BranchCode)));
    }

    /// <summary>Fifty is reached by the first day of work: a day before it is another case than on it.</summary>
    [Theory]
    [InlineData("2026-06-14", Story.Wuhan, TransferKind.CrossProvince)]
    [InlineData("2026-06-15", Story.Wuhan, TransferKind.TemporaryAccount)]
    [InlineData("2026-06-16", Story.Wuhan, TransferKind.TemporaryAccount)]
    [InlineData("2026-06-15", Shaoyang, TransferKind.CrossProvince)]
    [InlineData("2026-06-15", null, TransferKind.CrossProvince)]
    public void The_kind_is_decided_anew(string hired, string? hukou, TransferKind expected)
    {
        var present = Person with { HiredOn = DateOnly.Parse(hired, System.Globalization.CultureInfo.InvariantCulture), HukouRegionCode = hukou };

        Assert.Equal(expected, CaseRenewal.Renew(Case(TransferState.Draft), present, Protector, At).Kind);
    }

    [Fact]
    public void A_kind_that_was_asked_for_stays_while_the_rules_allow_it()
    {
        var asked = Case(TransferState.Draft) with { Kind = TransferKind.TemporaryAccount };

        Assert.Equal(TransferKind.TemporaryAccount, CaseRenewal.Renew(asked, Person with { Name = "示例乙" }, Protector, At).Kind);
        var scheme = Case(TransferState.Draft) with { Kind = TransferKind.SchemeChange };
        var moved = CaseRenewal.Renew(scheme, Changes["move-to-origin"](Person), Protector, At);
        Assert.Equal((TransferKind.SchemeChange, null), (moved.Kind, NotDue(moved)));
    }

    [Theory]
    [InlineData("name", null)]
    [InlineData("move", null)]
    [InlineData("mismatch", null)]
    [InlineData("left", "transfer.person-left")]
    [InlineData("move-to-origin", "transfer.not-required")]
    public void Where_none_is_due_any_more_the_rule_says_so(string change, string? code)
    {
        foreach (var state in new[] { TransferState.Draft, TransferState.Signed })
            Assert.Equal(code, NotDue(CaseRenewal.Renew(Case(state), Changes[change](Person), Protector, At)));
    }

    [Fact]
    public void A_pension_in_payment_is_not_transferred()
    {
        var drawing = Person with { Enrolments = [Wuhan with { Status = EnrolmentStatus.Drawing, AsOf = At }] };

        Assert.Equal("transfer.pension-drawing", NotDue(CaseRenewal.Renew(Case(TransferState.Signed), drawing, Protector, At)));
    }

    [Fact]
    public void Doubt_about_the_identity_is_said_and_goes_when_it_is_settled()
    {
        var doubtful = CaseRenewal.Renew(Case(TransferState.Signed), Changes["mismatch"](Person), Protector, At);

        var refusal = CaseHolds.Identity(doubtful)!;
        Assert.Equal("transfer.identity-mismatch", refusal.Code);
        Assert.Contains("姓名不符", refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains("Name differs", refusal.English, StringComparison.Ordinal);
        Assert.Null(CaseHolds.Identity(CaseRenewal.Renew(doubtful, Person, Protector, At)));
    }

    [Fact]
    public void What_has_changed_is_named_on_the_refusal_and_on_the_case()
    {
        var renewed = CaseRenewal.Renew(Case(TransferState.Signed), Changes["move"](Person with { Name = "示例乙" }), Protector, At);

        var refusal = TransferCaseDecisions.RefuseSubmission(renewed)!;
        Assert.Equal("transfer.outdated", refusal.Code);
        Assert.Contains("姓名、单位名称、单位编号、转入地区名称", refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains("Name, Employer, Unit number, Destination place", refusal.English, StringComparison.Ordinal);
        Assert.Contains("transfer.outdated", CaseHolds.Notices(renewed, renewed.Question(Protector, ChinaTime.DateOf(At))).Select(notice => notice.Code));
    }

    [Fact]
    public void Changes_add_up_until_the_form_is_signed_again()
    {
        var once = CaseRenewal.Renew(Case(TransferState.Signed), Changes["name"](Person), Protector, At);
        var twice = CaseRenewal.Renew(once, Changes["phone"](Changes["name"](Person)), Protector, At);

        Assert.Equal(["name", "phone"], twice.Outdated);
    }

    [Fact]
    public void What_the_old_place_answers_at_last_stands_on_the_form_too()
    {
        var signed = Case(TransferState.Signed);

        Assert.Same(signed, CaseRenewal.Learn(signed, Wuhan with { AsOf = At }, Protector, At));
        var renewed = CaseRenewal.Learn(signed, Wuhan with { PersonalNo = "420100997", AsOf = At }, Protector, At);
        Assert.Equal((TransferState.Draft, "originPersonalNo"), (renewed.State, Assert.Single(renewed.Outdated)));
    }

    [Fact]
    public void Under_another_number_the_case_is_held_there_and_let_go_here()
    {
        var renewed = CaseRenewal.Renew(Case(TransferState.Draft), Renumbered, Protector, At);

        var sent = renewed.Outbox.Items.ConvertAll(item => item.Message);
        var held = Assert.Single(sent.OfType<OutboxMessage.HoldCase>());
        Assert.Equal(("other", Story.Wuhan, renewed.CaseNo), (held.PersonHash, held.OriginRegionCode, held.CaseNo));
        Assert.Equal("hash", Assert.Single(sent.OfType<OutboxMessage.ReleaseCase>()).PersonHash);
    }

    [Theory]
    [InlineData(TransferState.Draft, SubmissionState.None, false)]
    [InlineData(TransferState.Signed, SubmissionState.None, false)]
    [InlineData(TransferState.Draft, SubmissionState.Rejected, false)]
    [InlineData(TransferState.Signed, SubmissionState.Queued, true)]
    [InlineData(TransferState.Submitted, SubmissionState.Received, true)]
    [InlineData(TransferState.NewPlaceAccepted, SubmissionState.Received, true)]
    [InlineData(TransferState.FundsArrived, SubmissionState.Received, true)]
    [InlineData(TransferState.Completed, SubmissionState.Received, false)]
    [InlineData(TransferState.PartiallyTransferred, SubmissionState.Received, false)]
    [InlineData(TransferState.Withdrawn, SubmissionState.Received, false)]
    public void A_number_corrected_after_the_submission_is_said_once_until_the_case_has_ended(
        TransferState at, SubmissionState submission, bool said)
    {
        var sent = Case(at) with { Submission = submission };

        var noted = CaseRenewal.Renew(sent, Renumbered, Protector, At);

        Assert.Equal(said ? "transfer.number-corrected" : "", string.Join(' ', Told(noted)));
        Assert.Same(noted, CaseRenewal.Renew(noted, Renumbered, Protector, At));
        Assert.Same(noted, CaseRenewal.Renew(noted, Renumbered with { IdNumber = Protector.Protect(CorrectedNumber) }, Protector, At));
        if (!said) return;

        Assert.Equal((sent.State, sent.Applicant), (noted.State, noted.Applicant));
        Assert.Equal("transfer.renewed idNumber:corrected", Audits(noted)[^1]);
        // Another correction upon it changes nothing of what the agency has; taken back, there is nothing to tell it.
        Assert.Same(noted, CaseRenewal.Renew(noted, Renumbered with { IdNumberHash = "third" }, Protector, At));
        var back = CaseRenewal.Renew(noted, Person, Protector, At);
        Assert.Empty(Told(back));
        Assert.Equal("transfer.renewed idNumber:as-sent", Audits(back)[^1]);
        Assert.Same(sent, CaseRenewal.Renew(sent, Person, Protector, At));
    }

    [Fact]
    public void The_personal_number_filled_by_hand_for_the_former_number_goes_with_it()
    {
        var draft = Filled(Case(TransferState.Draft), ("originPersonalNo", "420100001"), ("agentName", "王五"));

        var values = CaseRenewal.Renew(draft, Renumbered with { Enrolments = [], NumberVersion = 1 }, Protector, At).Values(Protector, ChinaTime.DateOf(At));
        var same = CaseRenewal.Renew(draft, Person with { Name = "示例乙" }, Protector, At).Values(Protector, ChinaTime.DateOf(At));

        Assert.Equal((false, "王五", "420100001"), (values.ContainsKey("originPersonalNo"), values["agentName"], same["originPersonalNo"]));
    }

    [Theory]
    [InlineData(TransferState.Draft)]
    [InlineData(TransferState.Signed)]
    public void Before_the_submission_the_form_takes_the_corrected_number_and_is_signed_again(TransferState at)
    {
        var renewed = CaseRenewal.Renew(Case(at), Renumbered, Protector, At);

        Assert.Equal((TransferState.Draft, CorrectedNumber), (renewed.State, renewed.Values(Protector, ChinaTime.DateOf(At))["idNumber"]));
        Assert.Equal(at == TransferState.Signed, renewed.Outdated.Contains("idNumber"));
        Assert.False(renewed.NumberCorrected);
    }

    [Fact]
    public void What_was_noted_of_a_submission_that_came_back_is_not_said_of_the_next()
    {
        var sent = Case(TransferState.Submitted) with { Submission = SubmissionState.Received, ReceiptNo = "R-1" };
        var noted = CaseRenewal.Renew(sent, Renumbered with { Branch = InBeijing }, Protector, At);
        Assert.Equal(["transfer.to-former-place", "transfer.number-corrected"], Told(noted));
        Assert.Equal("transfer.renewed place:110100 idNumber:corrected", Audits(noted)[^1]);

        var returned = TransferCaseDecisions.Report(noted, [Report(TransferNode.Returned)], At);

        Assert.Equal((TransferState.Draft, null, false), (returned.State, returned.PersonRegionCode, returned.NumberCorrected));
        Assert.Empty(Told(CaseRenewal.Renew(returned, Person, Protector, At) with { Submission = SubmissionState.Queued }));
        Assert.Equal("other", CaseRenewal.Renew(returned, Renumbered, Protector, At).Applicant!.IdNumberHash);

        static TransferReport Report(TransferNode node) => new() { Source = FakeAgency.Id, EventId = "e-1", ReceiptNo = "R-1", Node = node, At = At };
    }

    [Fact]
    public void The_notice_of_a_corrected_number_has_no_number_in_it()
    {
        var noted = CaseRenewal.Renew(Case(TransferState.Submitted), Renumbered, Protector, At);

        var notice = Assert.Single(CaseHolds.Notices(noted, noted.Question(Protector, ChinaTime.DateOf(At))));
        Assert.Contains("请告知经办机构更正", notice.Text.Zh, StringComparison.Ordinal);
        Assert.Contains("tell the agency", notice.Text.En, StringComparison.Ordinal);
        Assert.DoesNotContain(notice.Text.Zh + notice.Text.En, char.IsDigit);
        Assert.DoesNotContain('*', notice.Text.Zh + notice.Text.En);
    }

    private static List<string> Told(TransferCaseState state)
    {
        var today = ChinaTime.DateOf(At);
        return
        [
            .. state.View(state.Values(Protector, today), state.Question(Protector, today), today).Notices.Select(notice => notice.Code)
                .Where(code => code is "transfer.number-corrected" or "transfer.to-former-place"),
        ];
    }

    private static string? NotDue(TransferCaseState state) => CaseHolds.NotDue(state, state.Question(Protector, ChinaTime.DateOf(At)))?.Code;

    private static List<string> Audits(TransferCaseState state) =>
        [.. state.Outbox.Items.Select(item => item.Message).OfType<OutboxMessage.SaveAudit>().Select(message => $"{message.Entry.Action} {message.Entry.After}")];

    private static TransferCaseState Filled(TransferCaseState state, params (string Key, string Value)[] fields) =>
        state with { FilledFields = Protector.Protect(CaseForm.Write(fields.ToDictionary(field => field.Key, field => field.Value))) };

    private static TransferCaseState Case(TransferState state)
    {
        var open = new OpenCase { CaseNo = "T-2026-00007", By = "li", Applicant = Person, Line = InsuranceLine.Pension, OriginRegionCode = Story.Wuhan };
        var opened = TransferCaseDecisions.Open(open, At);
        return opened with { Progress = opened.Progress with { State = state }, Outbox = OutboxQueue.Empty };
    }
}
