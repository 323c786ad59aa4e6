using System.Text;
using Dapper;
using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Agencies;
using HrActors.Grains.Privacy;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using HrActors.Storage.Databases;

namespace HrActors.Grains.Tests.Privacy;

[Collection(HrCluster.Shared.Name)]
public class SqliteAnonymisationTests(HrCluster cluster) : AnonymisationTests
{
    protected override HrCluster Cluster => cluster;
}

[Collection(PostgresCluster.OnPostgres.Name)]
public class PostgresAnonymisationTests(PostgresCluster cluster) : AnonymisationTests
{
    protected override HrCluster Cluster => cluster.OrSkip();
}

/// <summary>Somebody who left long ago, with a case, documents and findings.</summary>
public abstract class AnonymisationTests
{
    private static readonly DateOnly Hired = new(2010, 1, 4);
    private static readonly DateOnly Left = new(2012, 6, 29);

    protected abstract HrCluster Cluster { get; }

    [SkippableFact]
    public async Task Whoever_is_employed_or_within_a_term_stays_as_they_are_and_is_told_why()
    {
        var (employed, recent) = (new Story(Cluster), new Story(Cluster));
        await employed.Hired();
        await recent.Hired();
        await recent.Employee.Depart(new() { Command = recent.Command(), LastDay = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)) });

        Assert.Equal("privacy.not-left", (await employed.Employee.Anonymise(employed.Command())).Refusal?.Code);
        var running = (await recent.Employee.Anonymise(recent.Command())).Refusal;

        Assert.Equal("privacy.retention-running", running?.Code);
        Assert.Contains("《工资支付暂行规定》", running!.Chinese, StringComparison.Ordinal);
        Assert.False((await recent.Employee.GetRetention())!.IsDue);
        Assert.Equal("张测试", (await recent.Employee.Get())!.Name);
    }

    [SkippableFact]
    public async Task Nothing_that_leads_to_the_person_stays_in_states_rows_documents_or_streams()
    {
        var story = new Story(Cluster);
        var name = "匿名前" + story.EmployeeNo;
        var (grain, caseNo) = await LeftLongAgo(story, name);
        Assert.NotEmpty(await Places(name));
        Assert.NotEmpty(await Places(story.Person.GetPrimaryKeyString()));

        var record = (await Anonymised(story)).Value!;

        await Cluster.Eventually(async () => await Places(name), places => places.Length == 0);
        await Cluster.Eventually(async () => await Places(GrainKeys.IdOf(story.Person.GetPrimaryKeyString())), places => places.Length == 0);
        // Each is told to forget by itself.
        await Cluster.Eventually(
            async () => await Count("documents", "case_no", caseNo) + await Count("findings", "employee_no", story.EmployeeNo) + await Count("exchange_items", "case_no", caseNo),
            rows => rows == 0);
        Assert.Equal(caseNo, Assert.Single(record.CaseNos));
        var view = await story.Employee.Get();
        Assert.Equal((Anonymising.Nobody, "", null, null), (view!.Name, view.IdNumberMasked, view.PhoneMasked, view.HukouRegionCode));
        Assert.Equal("privacy.value-missing", (await story.Employee.Disclose(new() { Command = story.Command(), Field = PersonalField.IdNumber })).Refusal?.Code);
        Assert.Empty((await story.CaseIs(grain, shown => shown.Documents.IsEmpty)).Documents);
    }

    [SkippableFact]
    public async Task Neither_the_number_nor_one_that_was_corrected_after_a_submission_stays_anywhere()
    {
        var (story, once, twice) = (new Story(Cluster), new Story(Cluster), new Story(Cluster));
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        await story.Employee.Onboard(story.Hire(Hired));
        await story.Answered();
        var grain = await story.OpenedCase();
        var submitted = await story.Submitted(grain);
        foreach (var hire in new[] { once.Hire(), twice.Hire() })
        {
            Assert.Null((await story.Employee.Correct(new()
            {
                Command = story.Command(), IdNumber = hire.IdNumber, IdNumberHash = hire.IdNumberHash, IdNumberMasked = hire.IdNumberMasked,
                DocumentKind = hire.DocumentKind,
            })).Refusal);
        }

        await story.CaseIs(grain, view => view.Notices.Exists(notice => notice.Code == "transfer.number-corrected"));
        // Reserved under the number with which it was opened, for as long as it is under way.
        Assert.NotEmpty(await Places(story.Hire().IdNumberHash));
        Cluster.Agency.Receipt(submitted.ReceiptNo!).Reach(
            TransferNode.Accepted, TransferNode.OriginReviewed, TransferNode.InformationTable, TransferNode.FundsArrived, TransferNode.Completed);
        await story.Sees(view => view.Cases.TrueForAll(known => !known.State.IsOpen()));
        Assert.Null((await story.Employee.Depart(new() { Command = story.Command(), LastDay = Left })).Refusal);
        await story.Sees(view => view.Status == EmploymentStatus.Left);

        await Anonymised(story);

        foreach (var number in new[] { story, once, twice })
        {
            foreach (var text in new[] { number.IdNumber, number.Hire().IdNumberHash })
                Assert.Equal("", await Cluster.Eventually(() => Places(text), places => places.Length == 0));
        }
    }

    [SkippableFact]
    public async Task It_waits_for_the_end_of_a_reservation_and_for_what_a_case_still_sends()
    {
        var story = new Story(Cluster);
        var name = "匿名等" + story.EmployeeNo;
        var hash = GrainKeys.IdOf(story.Person.GetPrimaryKeyString());
        await LeftLongAgo(story, name, () => Cluster.Storage.FailNext(story.Person, landed: false));
        await story.Person.ReserveCase(InsuranceLine.Medical, Story.Wuhan, "T-2012-99999");
        await Cluster.Reawaken(story.Employee);

        var record = (await Anonymised(story)).Value!;

        await Cluster.Eventually(async () => await Places(name), places => places.Length == 0);
        await story.Person.ReleaseCase("T-2012-99999");
        await Cluster.Eventually(async () => await Places(hash), places => places.Length == 0);
        await Cluster.Eventually(
            () => Cluster.Get<IDeletionRows>().Read(null, null, 100, CancellationToken.None), page => page.Items.Any(one => one.Record.Id == record.Id));
    }

    [SkippableFact]
    public async Task A_command_that_is_repeated_is_answered_with_what_was_deleted()
    {
        var story = new Story(Cluster);
        await LeftLongAgo(story, "匿名再" + story.EmployeeNo);
        var command = story.Command();
        var first = await Cluster.Eventually(() => story.Employee.Anonymise(command), answer => !answer.IsRefused);
        await Cluster.Reawaken(story.Employee);

        var second = await story.Employee.Anonymise(command);

        Assert.Null(second.Refusal);
        Assert.Equal((first.Value!.Id, first.Value.At), (second.Value!.Id, second.Value.At));
    }

    [SkippableFact]
    public async Task It_is_proven_and_neither_replays_nor_commands_bring_anything_back()
    {
        var story = new Story(Cluster);
        var name = "匿名后" + story.EmployeeNo;
        var (grain, caseNo) = await LeftLongAgo(story, name);
        var record = (await Anonymised(story)).Value!;
        await Cluster.Eventually(async () => await Places(name), places => places.Length == 0);

        // Late reports, notes and punches, as a stream that is replayed would bring them, and what people may still try.
        await story.Employee.NoteCase(new() { CaseNo = caseNo, Line = InsuranceLine.Pension, OriginRegionCode = Story.Wuhan, State = TransferState.Completed });
        await story.Employee.TakeTransfer(new() { CaseNo = caseNo, Line = InsuranceLine.Pension, OriginRegionCode = Story.Wuhan, Months = 36, At = record.At });
        await story.Punch(new DateTime(2012, 6, 28, 9, 0, 0));
        Assert.Equal("employee.anonymised", (await story.Employee.Correct(new() { Command = story.Command(), Name = name })).Refusal?.Code);
        Assert.Equal("employee.anonymised", (await story.Employee.Anonymise(story.Command())).Refusal?.Code);
        Assert.Equal("employee.anonymised", (await grain.Tick(story.Command(), "print", done: true)).Refusal?.Code);
        Assert.Equal("employee.anonymised", (await grain.EnterProgress(new()
        {
            Command = story.Command(), Node = TransferNode.Accepted, OccurredAt = record.At, Evidence = name,
        })).Refusal?.Code);
        Assert.Equal("employee.anonymised", (await grain.AddEvidence(new()
        {
            Command = story.Command(), Name = name, Bytes = [.. "%PDF-1.7"u8],
        })).Refusal?.Code);
        await Cluster.Reawaken(story.Employee);
        await grain.Forget();

        Assert.Empty(await Places(name));
        Assert.Equal(Anonymising.Nobody, (await story.Employee.Get())!.Name);
        var stored = await Cluster.Eventually(
            () => Cluster.Get<IDeletionRows>().Read(null, null, 100, CancellationToken.None), page => page.Items.Any(one => one.Record.Id == record.Id));
        Assert.True(stored.Items.Single(one => one.Record.Id == record.Id).IsIntact);
        await Execute($"update deletion_records set content = replace(content, '{Left:yyyy-MM-dd}', '2013-06-29') where id = '{record.Id}'");
        var altered = await Cluster.Get<IDeletionRows>().Read(null, null, 100, CancellationToken.None);
        Assert.False(altered.Items.Single(one => one.Record.Id == record.Id).IsIntact);
    }

    [SkippableFact]
    public async Task The_report_tells_of_everybody_who_left_what_is_due_and_what_is_not()
    {
        var (old, employed) = (new Story(Cluster), new Story(Cluster));
        await LeftLongAgo(old, "报告甲");
        await employed.Hired();

        var report = await Cluster.Get<RetentionReport>().Of([old.EmployeeNo, employed.EmployeeNo, "NOBODY"], CancellationToken.None);

        var state = Assert.Single(report);
        Assert.Equal((old.EmployeeNo, Left, true), (state.EmployeeNo, state.LastDay, state.IsDue));
        Assert.Equal(Left.AddYears(10).AddDays(1), state.DueOn);
        var listing = Cluster.Grains.GetGrain<IListingGrain>(0);
        var query = new EmployeeQuery { BranchCode = Story.Branch.Code, Roster = new() { Status = EmploymentStatus.Left, LeftThrough = Left, Limit = 500 } };
        await Cluster.Eventually(() => listing.Employees(query), page => page.Items.Any(row => row.EmployeeNo == old.EmployeeNo));
        Assert.DoesNotContain(
            (await listing.Employees(query with { Roster = query.Roster with { LeftThrough = Left.AddDays(-1) } })).Items, row => row.EmployeeNo == old.EmployeeNo);
        await Anonymised(old);
        await Cluster.Eventually(() => listing.Employees(query), page => page.Items.All(row => row.EmployeeNo != old.EmployeeNo));
    }

    /// <summary>With a transfer that was signed and withdrawn, and of which the agency reported afterwards in words that name the person.</summary>
    private async Task<(ITransferCaseGrain Grain, string CaseNo)> LeftLongAgo(Story story, string name, Action? beforeTheEnd = null)
    {
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        await story.Employee.Onboard(story.Hire(Hired) with { Name = name });
        await story.Answered();
        var grain = await story.OpenedCase();
        Assert.Null((await grain.Sign(story.Command())).Refusal);
        beforeTheEnd?.Invoke();
        Assert.Null((await grain.Withdraw(story.Command())).Refusal);
        var caseNo = GrainKeys.IdOf(grain.GetPrimaryKeyString());
        await Cluster.Get<AgencyWork>().Report(FakeAgency.Id, caseNo, new()
        {
            ReceiptNo = "R-" + story.EmployeeNo, Node = TransferNode.Accepted, At = DateTimeOffset.UnixEpoch, Text = name,
        });
        await story.CaseIs(grain, view => view.Progress.Events.Exists(e => e.Text == name));
        await story.Sees(view => view.Cases.TrueForAll(known => !known.State.IsOpen()));
        Assert.Null((await story.Employee.Depart(new() { Command = story.Command(), LastDay = Left })).Refusal);
        await story.Sees(view => view.Status == EmploymentStatus.Left);
        return (grain, caseNo);
    }

    /// <summary>Asked again while orders of the departure are still on their way.</summary>
    private async Task<Domain.Commands.Reply<Contracts.Privacy.DeletionRecord>> Anonymised(Story story)
    {
        var reply = await Cluster.Eventually(
            () => story.Employee.Anonymise(story.Command()), answer => answer.Refusal?.Code is not ("privacy.still-sending" or "privacy.case-open"));
        Assert.Null(reply.Refusal);
        return reply;
    }

    /// <summary>The columns in which a text stands; empty when it stands nowhere.</summary>
    private async Task<string> Places(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var found = new List<string>();
        await using var connection = await Cluster.Get<HrDatabase>().Open(CancellationToken.None);
        var isPostgres = Cluster.Get<HrDatabase>().Name == "postgresql";
        var tables = (await connection.QueryAsync<string>(isPostgres
            ? "select tablename from pg_tables where schemaname = 'public'"
            : "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")).AsList();
        foreach (var table in tables)
        {
            await using var row = await connection.ExecuteReaderAsync($"select * from \"{table}\"");
            while (await row.ReadAsync())
            {
                for (var i = 0; i < row.FieldCount; i++)
                {
                    var holds = row.GetValue(i) switch
                    {
                        byte[] blob => blob.AsSpan().IndexOf(bytes) >= 0,
                        string value => value.Contains(text, StringComparison.Ordinal),
                        _ => false,
                    };
                    if (holds) found.Add($"{table}.{row.GetName(i)}");
                }
            }
        }

        return string.Join(", ", found);
    }

    private async Task<long> Count(string table, string column, string value)
    {
        await using var connection = await Cluster.Get<HrDatabase>().Open(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table} where {column} = @value", new { value });
    }

    private async Task Execute(string sql)
    {
        await using var connection = await Cluster.Get<HrDatabase>().Open(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
