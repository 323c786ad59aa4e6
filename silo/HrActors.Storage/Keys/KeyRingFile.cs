using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace HrActors.Storage.Keys;

/// <summary>The file of the keys: readable for its owner only. Losing it means losing every encrypted value.</summary>
public static class KeyRingFile
{
    /// <summary>Reads the ring; makes one when <paramref name="make"/> and there is none.</summary>
    /// <exception cref="StorageStartException">There is no file, or it is not a key ring.</exception>
    internal static KeyRing Load(string path, bool make)
    {
        if (make && !File.Exists(path)) Make(path);
        return new(Read(path));
    }

    /// <summary>
    /// Adds a key under which everything is encrypted from the next start on; what older keys encrypted stays readable. Returns its id.
    /// </summary>
    /// <exception cref="StorageStartException">There is no file, or it is not a key ring.</exception>
    public static string Rotate(string path)
    {
        var content = Read(path);
        var id = "k" + (content.Keys.Count + 1).ToString(CultureInfo.InvariantCulture);
        while (content.Keys.ContainsKey(id)) id += "a";
        var rotated = content with { Current = id, Keys = content.Keys.Add(id, NewKey()) };
        Write(path, rotated, overwrite: true);
        return id;
    }

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
        try
        {
            Write(path, content, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process that started at the same time was faster: its ring counts.
        }
    }

    /// <summary>Whole or not at all: under another name first, then moved.</summary>
    private static void Write(string path, KeyRingContent content, bool overwrite)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            OwnerOnly.WriteNew(draft, content.ToJson());
            File.Move(draft, path, overwrite);
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

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyRing.KeySize);
}
