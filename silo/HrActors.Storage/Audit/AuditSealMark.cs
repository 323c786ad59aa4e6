using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace HrActors.Storage.Audit;

/// <summary>
/// The last seal outside the database, in <c>last-audit-seal.json</c> beside the key ring: who writes to the database alone cannot take away
/// the last days with their seals unseen. It only moves on along the chain it stands on, so that later seals do not hide what is gone.
/// </summary>
internal sealed partial class AuditSealMark(HrStorageOptions options, ILogger<AuditSealMark> logger)
{
    public const string FileName = "last-audit-seal.json";

    private string FilePath => Path.Combine(Path.GetDirectoryName(options.KeyRingFile)!, FileName);

    /// <summary>Null when there is none, or it cannot be read.</summary>
    public StoredSeal? Read()
    {
        try
        {
            return File.Exists(FilePath) ? JsonSerializer.Deserialize<StoredSeal>(File.ReadAllBytes(FilePath)) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(FilePath, e);
            return null;
        }
    }

    /// <summary>To be called when the seal is committed. Where keys are read-only only the log has it.</summary>
    /// <param name="signatureAt">The signature that now stands at a position of the chain; null when there is none.</param>
    public async Task Move(StoredSeal seal, Func<long, Task<string?>> signatureAt)
    {
        LogSealed(seal.Position, seal.Day, seal.Writer, seal.Signature);
        if (Read() is { } before && await signatureAt(before.Position) != before.Signature)
        {
            LogGone(before.Position, before.Day, before.Writer);
            return;
        }

        var draft = $"{FilePath}.{Guid.NewGuid():N}";
        try
        {
            OwnerOnly.WriteNew(draft, JsonSerializer.SerializeToUtf8Bytes(seal));
            File.Move(draft, FilePath, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(FilePath, e);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit trail sealed: {Position}, {Day} of {Writer}, signature {Signature}")]
    private partial void LogSealed(long position, string day, string writer, string signature);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last seal could not be kept in {File}; the log has it")]
    private partial void LogNotKept(string file, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last seal in {File} cannot be read")]
    private partial void LogUnreadable(string file, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit trail has lost its seal {Position} ({Day} of {Writer}): verify the trail")]
    private partial void LogGone(long position, string day, string writer);
}
