using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Access;

/// <summary>One of everything that belongs to a branch, under the names that <see cref="RouteRow.OfBranch"/> uses.</summary>
internal sealed partial class BranchTargets
{
    private static readonly string[] Loopback = ["127.0.0.1"];

    private readonly Dictionary<string, string> _values;

    private BranchTargets(Dictionary<string, string> values) => _values = values;

    public string this[string name] => _values[name];

    /// <summary>Numbers that nobody outside the branch may read anywhere.</summary>
    public IEnumerable<string> Secrets => [_values["employee"], _values["case"], _values["finding"]];

    /// <param name="product">Where they are made.</param>
    /// <param name="branchCode">The branch they belong to.</param>
    /// <param name="elsewhere">A place where the person still pays, so that there is a finding and a case.</param>
    public static async Task<BranchTargets> Make(SharedProduct product, string branchCode, string elsewhere)
    {
        var person = SharedProduct.NewPerson();
        await product.TellSandbox(person, SharedProduct.Pension("active", elsewhere));
        (await product.Manager.Post("/employees", person.Hire(branchCode))).Expect(HttpStatusCode.Created);
        var path = $"/employees/{person.EmployeeNo}";
        var employee = await Eventually.Get(
            () => product.Manager.Get(path),
            answer => answer["findings"].GetArrayLength() > 0 && answer["transferCases"].GetArrayLength() > 0,
            "the hire has a finding and a case");
        var caseNo = employee["transferCases"][0].GetProperty("caseNo").GetString()!;
        var opened = await Eventually.Get(
            () => product.Manager.Get($"/transfers/{caseNo}"),
            answer => answer.Status == HttpStatusCode.OK && answer["documents"].GetArrayLength() > 0,
            "the form is printed");
        var month = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        (await product.Manager.Post($"/branches/{branchCode}/contributions/{month}")).Expect(HttpStatusCode.Accepted);
        var device = "MX-" + branchCode;
        (await product.Admin.Put($"/devices/{device}", new { name = "门", branchCode, addresses = Loopback })).Expect(HttpStatusCode.OK);
        return new(new(StringComparer.Ordinal)
        {
            ["branch"] = branchCode,
            ["employee"] = person.EmployeeNo,
            ["case"] = caseNo,
            ["document"] = opened["documents"][0].GetProperty("id").GetString()!,
            ["finding"] = employee["findings"][0].GetProperty("id").GetString()!,
            ["device"] = device,
            ["month"] = month,
            ["today"] = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["now"] = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-ddTHH:mm:ss+08:00", CultureInfo.InvariantCulture),
        });
    }

    /// <summary>The text with every name in brackets replaced; somebody new for each who is to be hired.</summary>
    public string Fill(string template)
    {
        var person = template.Contains("{new}", StringComparison.Ordinal) ? SharedProduct.NewPerson() : null;
        return NamePattern().Replace(template, name => name.Groups[1].Value switch
        {
            "new" => person!.EmployeeNo,
            "newId" => person!.IdNumber,
            var known => _values[known],
        });
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex NamePattern();
}
