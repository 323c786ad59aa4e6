using HrActors.Domain.Forms;
using HrActors.Domain.Transfers;

namespace HrActors.Documents.Tests.Forms;

public sealed class FormDefinitionTests
{
    private static readonly FormDefinition Form = TransferForms.Pension;

    [Fact]
    public void An_empty_form_names_every_required_field_in_both_languages()
    {
        var problems = Form.Validate(new Dictionary<string, string>());

        Assert.Equal(Form.Fields.Where(field => field.Required).Select(field => field.Key), problems.Select(problem => problem.Key));
        Assert.All(problems, problem => Assert.Equal(FormProblem.Missing, problem.Code));
        Assert.Contains(problems, problem => problem is { Key: "originAgencyPhone", Chinese: "“原经办机构联系电话”为必填项，尚未填写。" });
        Assert.Contains(problems, problem => problem.English == "Phone of the original agency is required and still empty.");
    }

    [Fact]
    public void The_pension_form_has_every_field_of_the_official_one_and_requires_the_starred()
    {
        string[] starred =
        [
            "transferType", "transferDirection", "originPersonalNo", "originRegionName", "originAgencyCode", "originAgencyName",
            "originAgencyPhone", "originAgencyAddress", "originAgencyPostCode",
        ];
        string[] others =
        [
            "insuranceLine", "accountType", "name", "sex", "idNumber", "birthDate", "hukou", "phone", "employerName", "unitNumber",
            "destinationRegionName", "destinationAgencyName", "destinationAgencyAddress",
            "agentName", "agentPhone", "agentRelation", "agentAddress", "agentPostCode",
        ];

        Assert.All(starred, key => Assert.True(Form.Find(key)?.Required, key));
        Assert.All(others, key => Assert.NotNull(Form.Find(key)));
        Assert.Equal(starred.Length + others.Length, Form.Fields.Length);
    }

    [Theory]
    [InlineData("originPersonalNo", 20)]
    [InlineData("originAgencyName", 50)]
    [InlineData("originAgencyPhone", 25)]
    [InlineData("originAgencyAddress", 100)]
    [InlineData("agentAddress", 100)]
    [InlineData("employerName", TransferForms.LongestEmployerName)]
    [InlineData("unitNumber", TransferForms.LongestUnitNumber)]
    public void A_value_is_taken_up_to_its_length_and_no_further(string key, int length)
    {
        Assert.Empty(Problems(key, new string('1', length - 1)));
        Assert.Empty(Problems(key, new string('1', length)));
        Assert.Equal([FormProblem.TooLong], Problems(key, new string('1', length + 1)));
    }

    [Fact]
    public void A_rare_character_counts_once()
    {
        Assert.Empty(Problems("name", string.Concat(Enumerable.Repeat("𠅤", 50))));
        Assert.Equal([FormProblem.TooLong], Problems("name", string.Concat(Enumerable.Repeat("𠅤", 51))));
    }

    [Theory]
    [InlineData("originAgencyCode", "420100", true)]
    [InlineData("originAgencyCode", "42010", false)]
    [InlineData("originAgencyCode", "4201000", false)]
    [InlineData("originAgencyCode", "４２０１００", false)]
    [InlineData("originAgencyPostCode", "43002A", false)]
    [InlineData("birthDate", "1988-02-29", true)]
    [InlineData("birthDate", "1989-02-29", false)]
    [InlineData("birthDate", "1988/03/14", false)]
    [InlineData("idNumber", "42010619880314998X", true)]
    [InlineData("idNumber", "42010619880314998x", false)]
    [InlineData("idNumber", "420106880314998", false)]
    [InlineData("phone", "+86 (731) 0000-0000", true)]
    [InlineData("phone", "0000", false)]
    [InlineData("phone", "call me 00000", false)]
    [InlineData("hukou", "湖北\n武汉", false)]
    public void A_value_keeps_its_format(string key, string value, bool isGood) =>
        Assert.Equal(isGood ? [] : [FormProblem.Malformed], Problems(key, value));

    [Fact]
    public void A_choice_takes_only_its_own_answers()
    {
        var values = SampleForms.Values(Form);
        values["accountType"] = "savings";

        var problem = Assert.Single(Form.Validate(values));
        Assert.Equal((FormProblem.UnknownChoice, "“账户类型”只能选择：一般账户、临时缴费账户。"), (problem.Code, problem.Chinese));
    }

    [Fact]
    public void An_agent_once_named_needs_relation_and_phone()
    {
        var values = SampleForms.Values(Form);
        values["agentName"] = "某代办人";

        Assert.Equal(["agentRelation", "agentPhone"], Form.Validate(values).Select(problem => problem.Key));
    }

    [Fact]
    public void A_key_the_form_does_not_have_is_named() => Assert.Equal([FormProblem.UnknownField], Problems("favouriteColour", "red"));

    [Theory]
    [InlineData("cross-province", "pension-transfer")]
    [InlineData("scheme-change", "pension-transfer")]
    [InlineData("temporary-account", "temporary-account-transfer")]
    [InlineData("medical", "social-insurance-transfer")]
    [InlineData("unemployment", "social-insurance-transfer")]
    public void Every_kind_of_case_has_its_form_and_is_one_of_its_choices(string name, string code)
    {
        Assert.True(TransferKinds.TryParse(name, out var kind));
        var form = TransferForms.For(kind);

        Assert.Equal(code, form.Code);
        Assert.Contains(form.Find("transferType")!.Choices, choice => choice.Value == name);
    }

    [Fact]
    public void Keys_are_lower_camel_case() =>
        Assert.All(TransferForms.All.SelectMany(form => form.Fields), field => Assert.Matches("^[a-z]+([A-Z][a-z]+)*$", field.Key));

    private static IEnumerable<string> Problems(string key, string value)
    {
        var values = SampleForms.Values(Form);
        values[key] = value;
        return Form.Validate(values).Where(problem => problem.Key == key).Select(problem => problem.Code);
    }
}
