namespace HrActors.Documents.Signing;

/// <summary>Files that only the account running the product may read (mode 0600 in a folder of mode 0700).</summary>
internal static class OwnerOnlyFiles
{
    private const UnixFileMode FilePermissions = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderPermissions = FilePermissions | UnixFileMode.UserExecute;

    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, FolderPermissions);
    }

    /// <summary>
    /// Writes the whole file or nothing: a reader or a crash never meets half of it. On Windows the folder's access rules are inherited.
    /// </summary>
    public static void Write(string path, byte[] content)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FilePermissions;
        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>False when other accounts may read or change the file; always true on Windows, where it is not looked at.</summary>
    public static bool IsOwnerOnly(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~FolderPermissions) == 0;
}
