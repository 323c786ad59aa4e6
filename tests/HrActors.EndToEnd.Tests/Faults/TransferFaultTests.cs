using HrActors.Benchmarks.TransferFaults;
using Xunit.Abstractions;

namespace HrActors.EndToEnd.Tests.Faults;

/// <summary>The short form of <c>transfers-under-fault</c>.</summary>
public sealed class TransferFaultTests(ITestOutputHelper output)
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_transfer_ends_and_is_submitted_once_whatever_agency_and_silo_go_through(string database)
    {
        var outcome = await TransferFaultRun.Run(database, TransferFaultLoad.Short, output.WriteLine);

        output.WriteLine(outcome.ToString());
        Assert.Empty(outcome.Broken);
        Assert.Equal((outcome.Cases, outcome.Cases), (outcome.States["Completed"], outcome.Submissions));
    }
}
