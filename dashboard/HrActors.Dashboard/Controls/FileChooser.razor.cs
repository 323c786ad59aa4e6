using System.Security.Cryptography;
using HrActors.Dashboard.Layout;
using HrActors.Dashboard.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HrActors.Dashboard.Controls;

/// <summary>A file the reader chose, in memory.</summary>
public sealed record ChosenFile(string Name, byte[] Bytes)
{
    /// <summary>Another content under the same name is another file.</summary>
    public string Sha256 => Digest(Bytes);

    public static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Chooses one file and hands over its bytes; one that is too large is told and not read.</summary>
public sealed partial class FileChooser
{
    private const int Megabyte = 1024 * 1024;

    private string? _problem;
    private string? _name;

    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What the browser offers, such as <c>.xlsx</c>; what comes is judged by whoever takes it.</summary>
    [Parameter] public string? Accept { get; set; }
    [Parameter] public int MostBytes { get; set; } = 5 * Megabyte;
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public EventCallback<ChosenFile> OnChosen { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private async Task Choose(InputFileChangeEventArgs chosen)
    {
        (_problem, _name) = (null, null);
        if (chosen.File.Size > MostBytes)
        {
            _problem = W.Format(ShellTexts.FileTooLarge, MostBytes / Megabyte);
            return;
        }

        try
        {
            using var copy = new MemoryStream();
            await using var from = chosen.File.OpenReadStream(MostBytes);
            await from.CopyToAsync(copy);
            _name = chosen.File.Name;
            await OnChosen.InvokeAsync(new(chosen.File.Name, copy.ToArray()));
        }
        catch (IOException)
        {
            // The file changed or went away between choosing and reading.
            _problem = W[ShellTexts.FileUnread];
        }
    }
}
