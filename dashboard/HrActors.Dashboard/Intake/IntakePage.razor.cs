using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Devices;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Intake;

/// <summary>
/// How attendance comes in, live: figures are no news of the feed, so the page reads them again every few seconds, one reading at a time.
/// </summary>
public sealed partial class IntakePage
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    private const int MostShown = 100;
    private const int NotesShown = 20;

    private ITimer? _timer;
    private int _ticking;
    private IntakeOverview? _overview;
    private ImmutableArray<DeviceView> _unknown = [];
    private IReadOnlyList<WaitingBadge> _waiting = [];
    private IReadOnlyList<DeadLetterRow> _dead = [];
    private Page<IntakeNote> _notes = new() { Items = [] };
    private ImmutableList<BranchView> _branches = [];
    private string? _told;

    /// <summary>Where the page of notes goes on.</summary>
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal IIntakeDesk Desk { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private bool Manages => By?.ManagesIntake() == true;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesIntake()) return;

        if (_branches.IsEmpty) _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        var overview = await Desk.Overview(by, cancellationToken);
        _waiting = await Desk.Waiting(null, MostShown, by, cancellationToken);
        _notes = await Desk.Notes(new() { Cursor = After, Limit = NotesShown }, by, cancellationToken);
        if (by.ManagesIntake())
        {
            _unknown = overview.UnknownDevices == 0
                ? [] : (await Desk.Devices(new() { Registered = false, Limit = MostShown }, by, cancellationToken)).Items;
            _dead = overview.DeadLetters == 0 ? [] : await Desk.DeadLetters(MostShown, by, cancellationToken);
        }

        _overview = overview;
    }

    protected override bool Concerns(Change change) => false;

    protected override void OnAfterRender(bool firstRender)
    {
        // Only where the page lives: a page drawn on the way out has no next tick.
        if (firstRender) _timer = Time.CreateTimer(_ => _ = Tick(), null, Period, Period);
    }

    protected override void Leave() => _timer?.Dispose();

    private async Task Tick()
    {
        // A slow answer is waited for, not piled upon; a command reads again by itself.
        if (Busy || Interlocked.Exchange(ref _ticking, 1) == 1) return;
        try
        {
            await InvokeAsync(async () =>
            {
                await Refresh();
                if (!Leaving.IsCancellationRequested) StateHasChanged();
            });
        }
        catch (ObjectDisposedException)
        {
            // The page was left while the tick came.
            _overview = null;
        }
        finally
        {
            Volatile.Write(ref _ticking, 0);
        }
    }

    private async Task Register((string Serial, DeviceRegistration Registration) asked)
    {
        _told = null;
        var device = await Run(Intent($"register {asked.Serial}", asked.Registration), id =>
            Desk.Configure(asked.Serial, asked.Registration, null, By!, id, CancellationToken.None));
        if (device is not null) _told = W.Format(IntakeTexts.Done, asked.Serial);
    }

    private async Task Assign((WaitingBadge Badge, string EmployeeNo) asked)
    {
        _told = null;
        var serial = asked.Badge.Source["device:".Length..];
        await Run($"assign {asked.Badge.Source} {asked.Badge.Badge} {asked.EmployeeNo}", id =>
            Desk.Map(serial, "", asked.Badge.Badge, asked.EmployeeNo, By!, id, CancellationToken.None));
    }

    private async Task Retry(string? id)
    {
        _told = null;
        var count = await Run($"retry {id}", command => Desk.Retry(id, By!, command, CancellationToken.None));
        if (count is not null) _told = W.Format(IntakeTexts.Retried, count.Events);
    }

    private void Move(string? cursor) => Navigation.Turn(cursor);

    private static string Count(long count) => count.ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture);
}
