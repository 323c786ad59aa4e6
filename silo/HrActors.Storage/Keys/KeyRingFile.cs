using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace HrActors.Storage.Keys;

/// <summary>
/// The file of the keys: readable for its owner only, replaced as a whole, so that a reader sees the old or the new ring and never half
/// of one. Losing it means losing every encrypted value.
/// </summary>
public static class KeyRingFile
{
    /// <summary>A change is a matter of milliseconds: who waits longer has met something that is broken.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Reads the ring; makes one when <paramref name="make"/> and there is none.</summary>
    /// <exception cref="StorageStartException">There is no file, or it is not a key ring.</exception>
    internal static KeyRing Load(string path, bool make)
    {
        if (make && !File.Exists(path)) Make(path);
        return new(Read(path), () => Read(path));
    }

    /// <summary>Adds a key that nothing is encrypted under yet and answers its id; what other processes add meanwhile is not lost.</summary>
    /// <exception cref="StorageStartException">There is no file, it is not a key ring, or it cannot be written.</exception>
    public static string Add(string path)
    {
        var added = "";
        Change(path, content =>
        {
            // On from the highest: what an old backup holds must not seem to be under a key of today.
            var next = content.Keys.Keys.Select(NumberOf).Append(0).Max() + 1;
            added = "k" + next.ToString(CultureInfo.InvariantCulture);
            return content with { Keys = content.Keys.Add(added, NewKey()) };
        });
        return added;
    }

    /// <summary>Everything is encrypted under this key from now on.</summary>
    /// <exception cref="StorageStartException">There is no such key, no file, or it cannot be written.</exception>
    public static void Activate(string path, string id) => Change(path, content => content.Keys.ContainsKey(id)
        ? content with { Current = id }
        : throw new StorageStartException($"The key '{KeyRingContent.Shown(id)}' is not in the file {path}."));

    /// <summary>Takes a key out of the file: what is still encrypted under it cannot be read after the next start.</summary>
    /// <exception cref="StorageStartException">It is the current key, there is no file, or it cannot be written.</exception>
    public static void Remove(string path, string id) => Change(path, content => content.Current != id
        ? content with { Keys = content.Keys.Remove(id) }
        : throw new StorageStartException($"The key '{KeyRingContent.Shown(id)}' encrypts at present."));

    private static void Make(string path)
    {
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        var content = new KeyRingContent
        {
            Current = "k1",
            Keys = ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.Ordinal).Add("k1", NewKey()),
            Search = NewKey(),
            Signing = NewKey(),
        };
        // Under the lock: a move that must not overwrite looks first and moves then, and two that look at once would both move.
        Alone(path, () =>
        {
            if (!File.Exists(path)) Write(path, content);
        });
    }

    private static void Change(string path, Func<KeyRingContent, KeyRingContent> change) => Alone(path, () => Write(path, change(Read(path))));

    private static void Alone(string path, Action write)
    {
        try
        {
            using var held = Hold(path + ".lock");
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException($"The key file {path} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>
    /// Keeps other processes, and others in this one, from changing the ring meanwhile. The file of the lock stays: one that is deleted could be
    /// held twice.
    /// </summary>
    private static FileStream Hold(string path)
    {
        FileStream? held = null;
        OwnerOnly.CreateFile(path);
        SpinWait.SpinUntil(() => (held = TryHold(path)) is not null, LongestWait);
        return held ?? throw new IOException("Another process has been changing it for too long.");
    }

    private static FileStream? TryHold(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    /// <summary>ERROR_SHARING_VIOLATION of Windows, EAGAIN of Linux and of macOS.</summary>
    private static bool IsHeld(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;

    /// <summary>Whole or not at all: under another name first, then moved.</summary>
    private static void Write(string path, KeyRingContent content)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            OwnerOnly.WriteNew(draft, content.ToJson());
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static KeyRingContent Read(string path)
    {
        try
        {
            return KeyRingContent.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException e)
        {
            throw new StorageStartException($"The key file {path} is not a key ring: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException($"The key file {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>0 for an id that is none of ours.</summary>
    private static int NumberOf(string id) =>
        id.StartsWith('k') && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyRing.KeySize);
}
