using HrActors.Contracts;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Agencies;

/// <summary>Medical insurance in Changsha goes by file: nobody else's tests submit it.</summary>
internal sealed class FileWay(HrCluster cluster)
{
    public const string Id = "changsha-medical";

    public IAgencyWaysGrain Ways => cluster.Grains.GetGrain<IAgencyWaysGrain>(GrainKeys.Ways);

    public IExchangeGrain Exchange => cluster.Grains.GetGrain<IExchangeGrain>(GrainKeys.Exchange(Id));

    /// <summary>Today in China.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));

    public Task Configured() => Ways.Configure(
        new() { Id = Id, Name = "长沙医保文件", Kind = WayKind.File, Regions = ["4301"], Lines = [InsuranceLine.Medical] },
        new() { Id = "ways", By = "admin" });

    public async Task<(Story Story, ITransferCaseGrain Case)> Submitted(InsuranceLine line = InsuranceLine.Medical)
    {
        var story = new Story(cluster);
        await story.Hired(Story.Record(EnrolmentStatus.Paused, line: line));
        var grain = await story.OpenedCase();
        Assert.Null((await grain.Sign(story.Command())).Refusal);
        Assert.Null((await grain.Submit(story.Command())).Refusal);
        return (story, grain);
    }

    /// <summary>A case that went out by file, and its number.</summary>
    public async Task<(Story Story, ITransferCaseGrain Case, string CaseNo)> Sent()
    {
        await Configured();
        var (story, grain) = await Submitted();
        await Filed(story, grain);
        return (story, grain, NumberOf(grain));
    }

    /// <summary>A case that went out by file and was taken, by its row in an answer file, and its number.</summary>
    public async Task<(Story Story, ITransferCaseGrain Case, string CaseNo)> Taken()
    {
        var sent = await Sent();
        await Exchange.TakeAnswer(Answer(sent.Story, "taken", Receipt(sent.CaseNo)));
        return sent;
    }

    /// <summary>Makes files until each of the cases is in one: an application gets there behind the submission.</summary>
    public async Task Filed(Story story, params ITransferCaseGrain[] cases)
    {
        var filed = new HashSet<string>(StringComparer.Ordinal);
        while (!cases.All(one => filed.Contains(NumberOf(one))))
            filed.UnionWith((await MakeFile(story.Command())).Items.Select(item => item.CaseNo));
    }

    /// <summary>A file of everything that waits, as soon as anything does.</summary>
    public Task<ExchangeFile> MakeFile(CommandInfo command)
    {
        var make = new MakeExchangeFile
        {
            Command = command, LegalEntity = Story.Branch.LegalEntity, RegionCode = Story.Changsha, Line = InsuranceLine.Medical, Limit = 100,
        };
        return cluster.Eventually(async () => (await Exchange.MakeFile(make)).Value!, file => file is not null);
    }

    public static TakeAnswer Answer(Story story, string name, params AnswerRow[] rows) =>
        new() { Command = story.Command(), Sha256 = $"{story.EmployeeNo}-{name}", Rows = [.. rows] };

    public static AnswerRow Receipt(string caseNo) => new() { Number = 2, CaseNo = caseNo, Result = AnswerResult.Taken, ReceiptNo = "CS-" + caseNo };

    public static AnswerRow Step(string caseNo, TransferNode node) =>
        new() { Number = (int)node, CaseNo = caseNo, Result = AnswerResult.Step, Node = node, On = Today };

    public static string NumberOf(ITransferCaseGrain grain) => GrainKeys.IdOf(grain.GetPrimaryKeyString());
}
