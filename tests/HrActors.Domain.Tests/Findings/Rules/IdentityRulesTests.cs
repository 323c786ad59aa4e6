using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Findings.Rules;

public class IdentityRulesTests
{
    private static readonly DateOnly Today = new(2024, 3, 4);

    [Theory]
    [InlineData("citizen-18", "", Severity.None)]
    [InlineData("citizen-18", "identity.area", Severity.Info)]
    [InlineData("citizen-18", "identity.checksum", Severity.Blocking)]
    [InlineData("citizen-18", "identity.date-future", Severity.Blocking)]
    [InlineData("citizen-15", "", Severity.Warning)]
    [InlineData("permanent-resident-18", "identity.layout-unconfirmed", Severity.None)]
    [InlineData("permanent-resident-18", "identity.date-implausible", Severity.Warning)]
    public void A_doubtful_number_is_told_by_its_reason(string kind, string reason, Severity expected)
    {
        var facts = Staff() with { DocumentKind = kind, IdentityReasons = reason.Length == 0 ? [] : [reason] };

        Assert.Equal(expected, Weight(new IdentityBadRule(), Sample(facts, Today)));
    }

    [Theory]
    [InlineData("citizen-18", Severity.None)]
    [InlineData("citizen-15", Severity.None)]
    [InlineData(null, Severity.None)]
    [InlineData("hmt-residence-permit", Severity.Info)]
    [InlineData("permanent-resident-18", Severity.Info)]
    [InlineData("permanent-resident-15", Severity.Warning)]
    [InlineData("passport", Severity.Info)]
    public void Another_kind_of_document_has_rules_of_its_own(string? kind, Severity expected) =>
        Assert.Equal(expected, Weight(new DocumentTypeRule(), Sample(Staff() with { DocumentKind = kind }, Today)));

    [Fact]
    public void Other_numbers_of_the_same_person_are_told_in_order()
    {
        var twice = Employee() with { SamePerson = ["1003", "1002"] };

        var cause = Assert.Single(new DuplicateEmployeeRule().Evaluate(Input(twice, Today)));
        Assert.Equal("1002 1003", cause.Facts["employees"]);
        Assert.Empty(new DuplicateEmployeeRule().Evaluate(Input(Employee(), Today)));
        Assert.Empty(new DuplicateEmployeeRule().Evaluate(Input(twice with { Status = EmploymentStatus.Left }, Today)));
    }

    [Fact]
    public void One_number_under_two_names_in_the_group_blocks_both()
    {
        var cause = Assert.Single(new IdentityReusedRule().Evaluate(Input(Staff() with { SamePerson = ["1002", "1003"], OtherNames = ["1003"] }, Today)));

        Assert.Equal((Severity.Blocking, "1003"), (cause.Severity, cause.Facts["employees"]));
        Assert.Empty(new IdentityReusedRule().Evaluate(Input(Staff() with { SamePerson = ["1002"] }, Today)));
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    public void Agencies_that_know_the_number_under_different_names_block(bool first, bool second, bool expected)
    {
        var record = Record(InsuranceLine.Pension, Wuhan, EnrolmentStatus.Paused);
        var answers = ImmutableList.Create(Answer(record) with { NameMatches = first }, Answer(record) with { AgencyId = "b", NameMatches = second });

        Assert.Equal(expected, new IdentityReusedRule().Evaluate(new(Staff(), answers, Today)).Any());
        Assert.Equal(!first || !second, new NameMismatchRule().Evaluate(new(Staff(), answers, Today)).Any());
    }
}
