using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Agencies;

/// <summary>A certificate file to be imported; its text is its name only.</summary>
/// <param name="LegalEntity">Null when it is the user's own.</param>
public sealed record SealToImport(string? LegalEntity, string FileName, byte[] Bytes, string Passphrase)
{
    public override string ToString() => FileName;
}

/// <summary>Chooses a certificate file, its passphrase and, for a seal, its legal entity. Nothing stays in the fields.</summary>
public sealed partial class SealImport
{
    private static readonly Dictionary<string, object?> NotRemembered = new() { ["autocomplete"] = "off" };

    private string? _entity;
    private ChosenFile? _file;
    private string _passphrase = "";

    /// <summary>A new one makes the file field anew, so that it is empty.</summary>
    private int _round;

    /// <summary>Whose seal it may be; null when the user imports their own certificate.</summary>
    [Parameter] public ImmutableList<string>? LegalEntities { get; set; }
    [Parameter] public bool Busy { get; set; }
    [Parameter] public EventCallback<SealToImport> OnImport { get; set; }

    /// <summary>The legal entity for which one is made; null for the user.</summary>
    [Parameter] public EventCallback<string?> OnSample { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private bool IsOwned => LegalEntities is null || _entity is not null;

    private async Task Import()
    {
        var asked = new SealToImport(_entity, _file!.Name, _file.Bytes, _passphrase);
        (_file, _passphrase, _round) = (null, "", _round + 1);
        await OnImport.InvokeAsync(asked);
    }
}
