using System.Globalization;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Layout;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace HrActors.Dashboard.Audit;

/// <summary>The audit trail, newest first, with its verification; the address carries the selection.</summary>
public sealed partial class AuditPage
{
    private Page<AuditItem>? _page;
    private AuditResult? _result;
    private bool _unverified;

    /// <summary>First day as <c>yyyy-MM-dd</c>, included.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }

    /// <summary>Last day, included.</summary>
    [SupplyParameterFromQuery] public string? To { get; set; }
    [SupplyParameterFromQuery] public string? Actor { get; set; }
    [SupplyParameterFromQuery] public string? Subject { get; set; }

    /// <summary>The beginning of an action, with its dot.</summary>
    [SupplyParameterFromQuery] public string? Area { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal IAuditDesk Desk { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesAudit()) return;

        var reply = await Desk.Read(
            new()
            {
                From = Start(Day(From)),
                To = Start(Day(To)?.AddDays(1)),
                Actor = NullIfEmpty(Actor),
                Subject = NullIfEmpty(Subject),
                Action = NullIfEmpty(Area),
                Cursor = After,
                Limit = 50,
            },
            by, cancellationToken);
        _page = reply.Value?.Entries;
    }

    protected override bool Concerns(Change change) => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // After the entries are shown: where nobody has verified the trail yet it takes seconds when it is long.
        if (firstRender && By?.SeesAudit() == true) await Verify(again: false);
    }

    private Task VerifyAgain() => Verify(again: true);

    private async Task Verify(bool again)
    {
        (_result, _unverified) = (null, false);
        StateHasChanged();
        try
        {
            _result = (await Desk.Verify(again, By!, Leaving)).Value;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
            return;
        }
        catch (Exception e)
        {
            _unverified = true;
            LogUnverified(Logger, e);
        }

        StateHasChanged();
    }

    private string AreaName(string? prefix)
    {
        var area = AuditTexts.Areas.FirstOrDefault(one => one.Prefix == prefix);
        return W[area.Name ?? ShellTexts.All];
    }

    private static DateTime? Day(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateTimeOffset? Start(DateTime? day) => day is { } value ? new(value, ChinaTime.Offset) : null;

    private static string? Text(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private void Narrow(string name, string? value) => Navigation.Narrow(name, value);

    private void Move(string? cursor) => Navigation.Turn(cursor);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit trail could not be verified")]
    private static partial void LogUnverified(ILogger logger, Exception exception);
}
