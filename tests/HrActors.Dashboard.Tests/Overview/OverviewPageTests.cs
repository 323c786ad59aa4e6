using Bunit;
using HrActors.Contracts.Access;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Transfers;
using HrActors.Dashboard.Overview;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Dashboard.Transfers;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Dashboard.Tests.Overview;

public sealed class OverviewPageTests : PageTest
{
    [Fact]
    public void News_of_an_employee_sum_up_no_cases()
    {
        var (page, cases) = Opened();
        Assert.Contains("CS0001?tab=findings", page.Markup, StringComparison.Ordinal);

        Group.Put(Group.Employees["CS0001"] with { Findings = [] });

        page.WaitForAssertion(() => Assert.DoesNotContain("CS0001?tab=findings", page.Markup, StringComparison.Ordinal));
        Assert.Equal(1, cases.Summaries);
    }

    [Fact]
    public void News_of_a_case_sum_them_up_again()
    {
        var (page, cases) = Opened();

        Group.Put(Group.Cases.Values.First());

        page.WaitForAssertion(() => Assert.Equal(2, cases.Summaries));
    }

    private (IRenderedComponent<OverviewPage> Page, CountedCases Cases) Opened()
    {
        Services.AddSingleton<ICaseQueries, CountedCases>();
        var page = Open<OverviewPage>("manager", "/");
        page.WaitForElement(".hr-news");
        var cases = (CountedCases)Services.GetRequiredService<ICaseQueries>();
        Assert.Equal(1, cases.Summaries);
        return (page, cases);
    }

    private sealed class CountedCases(FakeGroup group) : ICaseQueries
    {
        private readonly FakeCases _cases = new(group);
        private int _summaries;

        public int Summaries => Volatile.Read(ref _summaries);

        public Task<Page<CaseRow>> List(Principal by, CaseFilter filter, CancellationToken cancellationToken) => _cases.List(by, filter, cancellationToken);

        public Task<CaseSummary?> Summary(Principal by, CaseFilter filter, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _summaries);
            return _cases.Summary(by, filter, cancellationToken);
        }

        public Task<TransferCaseView?> Get(Principal by, string caseNo, CancellationToken cancellationToken) => _cases.Get(by, caseNo, cancellationToken);

        public Task<DocumentContent?> GetDocument(
            Principal by, string caseNo, string documentId, bool signature, CancellationToken cancellationToken) =>
            _cases.GetDocument(by, caseNo, documentId, signature, cancellationToken);
    }
}
