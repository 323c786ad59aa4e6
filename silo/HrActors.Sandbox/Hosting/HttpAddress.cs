namespace HrActors.Sandbox.Hosting;

internal static class HttpAddress
{
    /// <summary>The absolute http or https address in <paramref name="text"/>; null when it is none.</summary>
    public static Uri? TryParse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;
}
