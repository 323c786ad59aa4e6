using System.Reflection;
using Bunit;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Transfers;
using HrActors.Dashboard.Preview.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Dashboard.Tests.Transfers;

/// <summary>A service that does not answer in time may have done what was asked.</summary>
public sealed class LostAnswerTests : PageTest
{
    private const string Draft = "T-2026-000001";

    [Fact]
    public void The_same_again_is_the_same_command_and_other_values_are_another()
    {
        Services.AddSingleton(services => Unanswered.Before(new FakeTransferDesk(services.GetRequiredService<FakeGroup>()), 2));
        var gap = new FormGap { Key = "originAgencyPhone", Code = "form.missing", Chinese = "原经办机构联系电话为必填项", English = "required" };
        Group.Put(Group.Cases[Draft] with { Gaps = [gap] });
        var page = OpenCase("manager", Draft);
        page.WaitForElement(".hr-next button").Click();

        foreach (var phone in new[] { "027-12333", "027-12333", "027-12345" })
        {
            var label = page.FindAll("label").First(one => one.TextContent.StartsWith("原经办机构联系电话", StringComparison.Ordinal));
            page.Find("#" + label.GetAttribute("for")).Input(phone);
            page.FindAll("#form button").First(button => button.TextContent.Trim() == "保存表单").Click();
        }

        page.WaitForAssertion(() => Assert.Equal("027-12345", Group.Cases[Draft].Form["originAgencyPhone"]));
        var ids = ((Unanswered)Services.GetRequiredService<ITransferDesk>()).Ids;
        Assert.Equal(3, ids.Count);
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[1], ids[2]);
    }

    /// <summary>A desk whose first answers are lost.</summary>
    public class Unanswered : DispatchProxy
    {
        private ITransferDesk? _inner;
        private int _lost;

        /// <summary>Of the commands, in the order they came.</summary>
        public List<string> Ids { get; } = [];

        public static ITransferDesk Before(ITransferDesk inner, int lost)
        {
            var desk = Create<ITransferDesk, Unanswered>();
            ((Unanswered)desk)._inner = inner;
            ((Unanswered)desk)._lost = lost;
            return desk;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            ArgumentNullException.ThrowIfNull(targetMethod);
            var id = Array.FindIndex(targetMethod.GetParameters(), parameter => parameter.Name == "commandId");
            if (id >= 0) Ids.Add((string)args![id]!);
            return Ids.Count <= _lost ? throw new TimeoutException("No answer.") : targetMethod.Invoke(_inner, args);
        }
    }
}
