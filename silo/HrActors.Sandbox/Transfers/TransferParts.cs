using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HrActors.Sandbox.Transfers;

/// <summary>The parts of a multipart body by name, as bytes, whether sent as fields or as files.</summary>
internal static class TransferParts
{
    /// <summary>Null when the body is not multipart/form-data.</summary>
    public static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary
            ? boundary
            : null;

    /// <summary>The parts; null when the body breaks off, a part has no name, or a name comes twice.</summary>
    public static async Task<Dictionary<string, byte[]>?> Read(HttpRequest request, string boundary)
    {
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) return null;
                if (HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name) return null;

                using var bytes = new MemoryStream();
                await section.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
                if (!parts.TryAdd(name, bytes.ToArray())) return null;
            }
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException))
        {
            return null;
        }

        return parts;
    }
}
