using System.Globalization;
using System.Net;
using HrActors.EndToEnd.Tests.Hosting;

namespace HrActors.EndToEnd.Tests.Attendance;

/// <summary>Times nobody filled in, and months at the ends of the calendar.</summary>
[Collection(SharedProductDefinition.Name)]
public sealed class CalendarEndTests(SharedProduct product)
{
    [Theory]
    [InlineData("""{"time":"2026-11-12T08:59:00","kind":"in","reason":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"time":"2026-11-12","kind":"in","reason":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"kind":"in","reason":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"time":"2026-11-12T08:59:00+08:00","kind":"in","reason":"x","note":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"time":"0001-01-01T00:00:00Z","kind":"in","reason":"x"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"time":"9999-12-31T23:59:59Z","kind":"leave","reason":"x"}""", HttpStatusCode.UnprocessableEntity)]
    public async Task A_correction_without_a_time_that_can_be_is_refused_and_leaves_nothing(string body, HttpStatusCode status)
    {
        var employee = await Hired();

        (await product.Manager.PostText($"{employee}/attendance/corrections", body)).Expect(status);

        var day = $"{DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd'T'HH:mm:sszzz}";
        var done = (await product.Manager.Post($"{employee}/attendance/corrections", new { time = day, kind = "punch", reason = "忘带工卡" }))
            .Expect(HttpStatusCode.Created);
        Assert.Equal(1, done["day"].GetProperty("punches").GetArrayLength());
    }

    [Fact]
    public async Task A_decision_with_a_member_nobody_knows_is_refused() =>
        (await product.Manager.PostText("/attendance/adjustment-requests/AR-1/decision", """{"decision":"accepted","reason":"x","note":"x"}"""))
        .Expect(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("0001-01")]
    [InlineData("1999-12")]
    [InlineData("9999-12")]
    public async Task A_month_at_the_end_of_the_calendar_has_a_sheet_and_a_list(string month)
    {
        var employee = await Hired();

        var sheet = (await product.Manager.Get($"{employee}/attendance/{month}")).Expect(HttpStatusCode.OK);

        Assert.Equal(31, sheet["days"].GetArrayLength());
        (await product.Manager.Get($"/attendance/exceptions?branch=4301&month={month}")).Expect(HttpStatusCode.OK);
        (await product.Manager.Get($"/attendance/adjustment-requests?branch=4301&month={month}")).Expect(HttpStatusCode.OK);
    }

    private async Task<string> Hired()
    {
        var person = SharedProduct.NewPerson();
        var yesterday = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).AddDays(-1);
        (await product.Manager.Post("/employees", person.Hire(hireDate: yesterday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))))
            .Expect(HttpStatusCode.Created);
        return $"/employees/{person.EmployeeNo}";
    }
}
