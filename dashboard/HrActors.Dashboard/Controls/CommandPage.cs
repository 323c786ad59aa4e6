using System.Text.Json;
using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace HrActors.Dashboard.Controls;

/// <summary>
/// A page that also commands. One command at a time; a refusal is shown in the reader's words. When the outcome is unknown the command id
/// is kept, so that pressing again is the same command and nothing is done twice.
/// </summary>
public abstract partial class CommandPage : LivePage
{
    private readonly Dictionary<string, string> _unknown = new(StringComparer.Ordinal);

    [Inject] internal IAuditDesk Audit { get; init; } = null!;

    protected bool Busy { get; private set; }

    /// <summary>Why the last command was refused; null when it was not.</summary>
    protected Refusal? Refused { get; private set; }

    /// <summary>Whether the last command went without an answer.</summary>
    protected bool OutcomeUnknown { get; private set; }

    /// <summary>Runs a command and reads the page again.</summary>
    /// <param name="intent">What is asked, so that asking the same again after an unknown outcome is recognised.</param>
    /// <returns>Null when the command was refused, had no answer, or another one is running.</returns>
    protected async Task<T?> Run<T>(string intent, Func<string, Task<Reply<T>>> command) where T : class
    {
        if (Busy) return null;

        Busy = true;
        Refused = null;
        OutcomeUnknown = false;
        var id = _unknown.GetValueOrDefault(intent) ?? Guid.NewGuid().ToString("N");
        try
        {
            var reply = await command(id);
            _unknown.Remove(intent);
            Refused = reply.Refusal;
            if (reply.Refusal is { Kind: RefusalKind.Forbidden, Code: var code } && By is { } by)
                await Audit.Note(by, "access.refused", "pages", $"{GetType().Name} {code}", CancellationToken.None);
            await Refresh();
            return reply.Value;
        }
        catch (Exception e)
        {
            // Not "failed": the command may have taken effect.
            _unknown[intent] = id;
            OutcomeUnknown = true;
            LogUnanswered(Logger, e, GetType().Name);
            return null;
        }
        finally
        {
            Busy = false;
        }
    }

    /// <summary>
    /// For <c>Run</c>: an act with what is asked by it. Other values after an unknown outcome are another command, and are not taken
    /// for one that was done.
    /// </summary>
    protected static string Intent(string act, object asked) => $"{act} {JsonSerializer.Serialize(asked)}";

    /// <summary>Names the page, not what was asked: that holds what people wrote, and codes.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "A command of {Page} went without an answer")]
    private static partial void LogUnanswered(ILogger logger, Exception exception, string page);
}
