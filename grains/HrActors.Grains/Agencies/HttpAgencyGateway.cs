using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HrActors.Domain.Enrolment;
using Polly;

namespace HrActors.Grains.Agencies;

/// <summary>An agency that speaks JSON over HTTP (see the sandbox's page for the interface).</summary>
internal sealed class HttpAgencyGateway(string agencyId, HttpClient client, HttpAgencyOptions options) : IAgencyGateway
{
    public const string ClientName = "agency";

    public async Task<AgencyRecords> Query(string idNumber, string name, ImmutableList<QueryPart> parts, CancellationToken cancellationToken)
    {
        var asked = parts.IsEmpty ? options.Parts : parts;
        using var request = Request(HttpMethod.Post, "agency/v1/enrolments/query");
        if (asked.Select(part => part.Line).Distinct().Count() == 1) request.Options.Set(AgencyResilience.Circuit, $"{agencyId}/{asked[0].Line.WireName()}");
        request.Content = JsonContent.Create(
            // An agency that has everything need not know how to be asked about less.
            new { idNumber, name, parts = parts.IsEmpty && options.ServesAll ? null : asked.ConvertAll(AgencyJson.Part.Of) }, options: AgencyJson.Options);
        using var response = await Send(request, cancellationToken);
        var answer = await Read<AgencyJson.QueryAnswer>(response, cancellationToken);
        var missing = answer.Unanswered.SelectMany(part => part.ToParts())
            .SelectMany(silent => asked.Select(silent.Common)).OfType<QueryPart>().Distinct().ToImmutableList();
        return new(
            answer.NameMatches,
            [.. answer.Records.Select(record => record.ToRecord(agencyId)).OfType<EnrolmentRecord>().Where(record => asked.Exists(part => part.Holds(record)))],
            missing);
    }

    public async Task<SubmissionAnswer> Submit(Application application, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, "agency/v1/transfers");
        request.Headers.Add("Idempotency-Key", application.IdempotencyKey);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(application.FormJson, Encoding.UTF8, "application/json"), "application");
        form.Add(Bytes(application.Document, "application/pdf"), "document", "application.pdf");
        form.Add(Bytes(application.Signature, "application/pkcs7-signature"), "signature", "application.p7s");
        request.Content = form;

        using var response = await Send(request, cancellationToken, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict);
        if (response.IsSuccessStatusCode) return new((await Read<AgencyJson.Receipt>(response, cancellationToken)).ReceiptNo, null);

        var problem = await Read<AgencyJson.Problem>(response, cancellationToken);
        return new(null, problem.Detail ?? problem.Code ?? response.StatusCode.ToString());
    }

    public async Task<IReadOnlyList<ReportedNode>> Progress(string receiptNo, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"agency/v1/transfers/{Uri.EscapeDataString(receiptNo)}");
        using var response = await Send(request, cancellationToken);
        var progress = await Read<AgencyJson.Progress>(response, cancellationToken);
        return [.. progress.Nodes.Select(node => node.ToReported()).OfType<ReportedNode>()];
    }

    public async Task Withdraw(string receiptNo, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, $"agency/v1/transfers/{Uri.EscapeDataString(receiptNo)}/withdrawal");
        request.Content = JsonContent.Create(new { }, options: AgencyJson.Options);
        using var response = await Send(request, cancellationToken, HttpStatusCode.Conflict, HttpStatusCode.NotFound);
    }

    private static ByteArrayContent Bytes(ReadOnlyMemory<byte> bytes, string contentType) =>
        new(bytes.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(options.Url!, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
        request.Options.Set(AgencyResilience.Circuit, agencyId);
        return request;
    }

    /// <summary>Every answer that is neither success nor one of <paramref name="expected"/> means: not now.</summary>
    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellationToken, params HttpStatusCode[] expected)
    {
        try
        {
            var response = await client.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode || expected.Contains(response.StatusCode)) return response;

            using (response) throw new AgencyUnavailableException(agencyId, $"status {(int)response.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException or OperationCanceledException)
        {
            throw new AgencyUnavailableException(agencyId, exception.GetType().Name, exception);
        }
    }

    private async Task<T> Read<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(AgencyJson.Options, cancellationToken)
                ?? throw new AgencyUnavailableException(agencyId, "an empty answer");
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException)
        {
            throw new AgencyUnavailableException(agencyId, "an answer that cannot be read", exception);
        }
    }
}
