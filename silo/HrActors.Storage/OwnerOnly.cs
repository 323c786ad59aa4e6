namespace HrActors.Storage;

/// <summary>Makes folders and files that only the account of this process can read; Windows keeps its inherited rights.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder that is not there yet with mode 0700.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, FileMode | UnixFileMode.UserExecute);
    }

    /// <summary>Makes an empty file with mode 0600 unless there is one.</summary>
    public static void CreateFile(string path)
    {
        if (File.Exists(path)) return;
        try
        {
            WriteNew(path, []);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process that started at the same time was faster.
        }
    }

    /// <summary>Writes a new file with mode 0600 and flushes it to the disk.</summary>
    public static void WriteNew(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode;
        using var stream = new FileStream(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Whether others than the owner may read the file.</summary>
    public static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(FileMode | UnixFileMode.UserExecute)) != 0;
}
