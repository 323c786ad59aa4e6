using HrActors.Domain.Policies;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Policies;

/// <summary>
/// Reads the confirmed files at the start and looks for new ones every few seconds, so that all silos agree within that time. Safe for
/// concurrent use.
/// </summary>
internal sealed partial class PolicyShelf(IPolicyFiles files, TimeProvider time, ILogger<PolicyShelf> logger) : IPolicyShelf, IHostedService, IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Shelf _shelf = new([new(DateTimeOffset.MinValue, PolicyBook.Shipped)], 0);
    private ITimer? _timer;

    public PolicyBook Book => _shelf.Books[^1].Book;

    public PolicyBook BookAt(DateTimeOffset at) => _shelf.Books.Last(book => book.From <= at).Book;

    /// <summary>Reads what was confirmed since; at once in this silo.</summary>
    public async Task Refresh(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (await files.CountConfirmed(cancellationToken) == _shelf.Files) return;

            var confirmed = await files.Confirmed(cancellationToken);
            var books = new List<DatedBook> { new(DateTimeOffset.MinValue, PolicyBook.Shipped) };
            foreach (var file in confirmed)
            {
                var imported = PolicyImport.Import(books[^1].Book, [new() { Name = file.Name, Text = file.Text }]);
                // It fitted when it was confirmed; a newer program with other shipped policies may see it differently. The rest goes on.
                if (imported.Book is { } book) books.Add(new(file.ConfirmedAt!.Value, book));
                else LogUnfit(file.Id, imported.Faults[0].ToString());
            }

            _shelf = new([.. books], confirmed.Count);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Nothing is calculated before the policies are known.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        _timer = time.CreateTimer(_ => _ = Look(), null, Period, Period);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is not null) await _timer.DisposeAsync();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _reading.Dispose();
    }

    private async Task Look()
    {
        try
        {
            await Refresh(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The database is not there for a moment: what is known stays, the next look tries again.
            LogUnread(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The confirmed policies could not be read; the next look tries again")]
    private partial void LogUnread(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The confirmed policy {Id} does not fit the shipped ones and is left out: {Fault}")]
    private partial void LogUnfit(string id, string fault);

    private sealed record DatedBook(DateTimeOffset From, PolicyBook Book);

    private sealed record Shelf(ImmutableArray<DatedBook> Books, int Files);
}
