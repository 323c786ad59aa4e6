using HrActors.Domain.Policies;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Policies;

/// <summary>The shipped policies and the confirmed files, known to every silo within two seconds.</summary>
internal sealed partial class PolicyShelf(IPolicyFiles files, TimeProvider time, ILogger<PolicyShelf> logger)
    : RefreshedCopy(TimeSpan.FromSeconds(2), time, logger), IPolicyShelf
{
    private volatile Shelf _shelf = new([new(DateTimeOffset.MinValue, PolicyBook.Shipped)], 0);

    public PolicyBook Book => _shelf.Books[^1].Book;

    public PolicyBook BookAt(DateTimeOffset at) => _shelf.Books.Last(book => book.From <= at).Book;

    public IEnumerable<PolicyBook> History => _shelf.Books.Reverse().Select(book => book.Book);

    protected override async Task Read(CancellationToken cancellationToken)
    {
        if (await files.CountConfirmed(cancellationToken) == _shelf.Files) return;

        var confirmed = await files.Confirmed(cancellationToken);
        var books = new List<DatedBook> { new(DateTimeOffset.MinValue, PolicyBook.Shipped) };
        foreach (var file in confirmed)
        {
            var imported = PolicyImport.Import(books[^1].Book, [new() { Name = file.Name, Text = file.Text }]);
            // It fitted when it was confirmed; a newer program with other shipped policies may see it differently. The rest goes on.
            if (imported.Book is { } book) books.Add(new(file.ConfirmedAt!.Value, book));
            else LogUnfit(logger, file.Id, imported.Faults[0].ToString());
        }

        _shelf = new([.. books], confirmed.Count);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The confirmed policy {Id} does not fit the shipped ones and is left out: {Fault}")]
    private static partial void LogUnfit(ILogger logger, string id, string fault);

    private sealed record DatedBook(DateTimeOffset From, PolicyBook Book);

    private sealed record Shelf(ImmutableArray<DatedBook> Books, int Files);
}
