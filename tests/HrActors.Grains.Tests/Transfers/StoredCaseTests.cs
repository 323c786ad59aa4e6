using System.Text.Json;
using HrActors.Grains.Agencies;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Transfers;
using Orleans.Serialization;

namespace HrActors.Grains.Tests.Transfers;

/// <summary>Bytes written by an earlier release; a file here is never written again.</summary>
[Collection(HrCluster.Shared.Name)]
public class StoredCaseTests(HrCluster cluster)
{
    [Fact]
    public void A_case_stored_by_the_first_release_is_read_as_it_was() =>
        Assert.Equal(JsonSerializer.Serialize(StoredCases.FundsArrived), JsonSerializer.Serialize(Read<TransferCaseState>("case-funds-arrived.bin")));

    [Fact]
    public void A_case_by_hand_certificates_and_ways_are_read_as_they_were()
    {
        Assert.Equal(JsonSerializer.Serialize(StoredCases.ByHand), JsonSerializer.Serialize(Read<TransferCaseState>("case-by-hand.bin")));
        Assert.Equal(JsonSerializer.Serialize(StoredCases.Seals), JsonSerializer.Serialize(Read<SealsState>("seals.bin")));
        Assert.Equal(JsonSerializer.Serialize(StoredCases.Ways), JsonSerializer.Serialize(Read<AgencyWaysState>("agency-ways.bin")));
    }

    [Fact]
    public void What_goes_to_and_comes_from_agencies_and_lists_is_read_as_it_was()
    {
        Same(StoredCases.Outcome, "answer-outcome.bin");
        Same(StoredCases.Order, "submission-order.bin");
        Same(StoredCases.Question, "enrolment-question.bin");
        Same(StoredCases.Answer, "agency-answer.bin");
        Same(StoredCases.Report, "transfer-report.bin");
        Same(StoredCases.Listed, "change-of-case.bin");
    }

    private void Same<T>(T expected, string name) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(Read<T>(name)));

    private T Read<T>(string name) =>
        cluster.Get<Serializer>().Deserialize<T>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", name)))!;
}
