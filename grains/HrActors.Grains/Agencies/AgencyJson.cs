using System.Text.Json;
using System.Text.Json.Serialization;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Agencies;

/// <summary>The agency interface's JSON. Members that are not known are ignored: agencies add some.</summary>
internal static class AgencyJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    internal sealed record QueryAnswer
    {
        public bool NameMatches { get; init; } = true;
        public IReadOnlyList<Record> Records { get; init; } = [];
        public IReadOnlyList<Part> Unanswered { get; init; } = [];
    }

    internal sealed record Part
    {
        public string? RegionCode { get; init; }
        public string? Line { get; init; }

        public static Part Of(QueryPart part) => new() { RegionCode = part.Region, Line = part.Line.WireName() };

        /// <summary>Every line where none is named.</summary>
        public IEnumerable<QueryPart> ToParts() =>
            (InsuranceLines.TryParse(Line, out var line) ? [new() { Line = line }] : Line is null ? QueryPart.Everything : [])
            .Select(part => part with { Region = RegionCode ?? "" });
    }

    internal sealed record Record
    {
        public string? RegionCode { get; init; }
        public string? Line { get; init; }
        public string? Status { get; init; }
        public string? UnitName { get; init; }
        public string? From { get; init; }
        public string? To { get; init; }
        public int Months { get; init; }
        public decimal? LastBase { get; init; }
        public bool Arrears { get; init; }
        public int? LumpSumMonths { get; init; }
        public string? PersonalNo { get; init; }
        public Contact? Agency { get; init; }

        /// <summary>Null when the place, line or status is not one we know: nothing can be decided from it.</summary>
        public EnrolmentRecord? ToRecord(string agencyId) =>
            RegionCode is null || !InsuranceLines.TryParse(Line, out var line) || !EnrolmentStatuses.TryParse(Status, out var status)
                ? null
                : new()
                {
                    Line = line,
                    RegionCode = RegionCode,
                    Status = status,
                    UnitName = UnitName,
                    From = Month(From),
                    To = Month(To),
                    Months = Math.Max(0, Months),
                    LastBase = LastBase,
                    Arrears = Arrears,
                    LumpSumMonths = LumpSumMonths is > 0 ? LumpSumMonths : null,
                    PersonalNo = PersonalNo,
                    Agency = Agency is null
                        ? null
                        : new() { Code = Agency.Code, Name = Agency.Name, Phone = Agency.Phone, Address = Agency.Address, PostCode = Agency.PostCode },
                    Source = agencyId,
                    AsOf = default,
                };

        private static YearMonth? Month(string? text) =>
            text is { Length: >= 7 } && YearMonth.TryParse(text[..7], out var month) ? month : null;
    }

    internal sealed record Contact
    {
        public string? Code { get; init; }
        public string? Name { get; init; }
        public string? Phone { get; init; }
        public string? Address { get; init; }
        public string? PostCode { get; init; }
    }

    internal sealed record Receipt
    {
        public required string ReceiptNo { get; init; }
    }

    internal sealed record Problem
    {
        public string? Code { get; init; }
        public string? Detail { get; init; }
    }

    internal sealed record Progress
    {
        public IReadOnlyList<Node> Nodes { get; init; } = [];
    }

    internal sealed record Node
    {
        [JsonPropertyName("node")]
        public string? Word { get; init; }
        public DateTimeOffset At { get; init; }
        public string? Text { get; init; }
        public TransferMoney? Money { get; init; }

        /// <summary>Null when the word is not one we know, or day or amounts are none.</summary>
        public ReportedNode? ToReported() =>
            TransferNodes.TryParse(Word, out var node) && PossibleReport.Is(At, Money?.ToReceived()) ? new(node, At, Text, Money?.ToReceived()) : null;
    }

    internal sealed record TransferMoney
    {
        public decimal PersonalAccount { get; init; }
        public decimal Pooled { get; init; }
        public decimal Interest { get; init; }
        public decimal Total { get; init; }

        public TransferMoneyReceived ToReceived() => new() { PersonalAccount = PersonalAccount, Pooled = Pooled, Interest = Interest, Total = Total };
    }
}
