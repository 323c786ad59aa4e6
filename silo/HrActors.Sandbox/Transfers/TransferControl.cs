using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Transfers;

/// <summary>Control side: what was submitted, the next node by hand, and the pace.</summary>
internal static class TransferControl
{
    private const int MaxText = 500;
    private const double MaxSecondsPerLeg = 86_400;

    public static void MapTransferControl(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/submissions", async (PageRequest page, TransferReader reader) =>
            page.Refused ?? Answers.Json(await reader.List(page)));
        routes.MapPut("/sandbox/transfers/{receiptNo}/nodes", async (string receiptNo, JsonBody<NodeInput> body, TransferBook book) =>
        {
            if (body.Refused is { } refused) return refused;

            var (input, errors) = (body.Value, new InputErrors());
            if (!TransferNode.IsKnown(input.Node)) errors.Add("/node", "不是业务节点", "is not a node");
            if (input.Text?.Length > MaxText) errors.Add("/text", "最多 500 个字符", "holds 500 characters at most");
            var money = Money(input.Money, errors);
            if (errors.Any) return new ProblemResult(Refusals.InvalidBody, errors);

            return await book.Add(receiptNo, input.Node!, input.Text, money) is { } added
                ? Answers.Json(NodeAnswer.Of(added))
                : new ProblemResult(Refusals.UnknownReceipt);
        });
        routes.MapGet("/sandbox/pace", async (Pace pace) => Answers.Json(await pace.Get()));
        routes.MapPut("/sandbox/pace", async (JsonBody<PaceSetting> body, Pace pace) =>
        {
            if (body.Refused is { } refused) return refused;
            if (body.Value.SecondsPerLeg is not (null or (>= 0 and <= MaxSecondsPerLeg)))
            {
                var errors = new InputErrors();
                errors.Add("/secondsPerLeg", "须为 0 至 86400", "must be 0 to 86400");
                return new ProblemResult(Refusals.InvalidBody, errors);
            }

            await pace.Set(body.Value);
            return Answers.Json(body.Value);
        });
    }

    /// <summary>A total is taken as given, also when it is not the sum: a wrong table is something to try.</summary>
    private static TransferMoney? Money(MoneyInput? input, InputErrors errors)
    {
        if (input is null) return null;

        if (input.PersonalAccount is null or < 0) Fail("/money/personalAccount");
        if (input.Pooled is null or < 0) Fail("/money/pooled");
        if (input.Interest < 0) Fail("/money/interest");
        if (input.Total < 0) Fail("/money/total");
        if (errors.Any) return null;

        var sum = TransferMoney.Sum(input.PersonalAccount!.Value, input.Pooled!.Value, input.Interest ?? 0.00m);
        return input.Total is { } total ? sum with { Total = total } : sum;

        void Fail(string pointer) => errors.Add(pointer, "须为不小于零的金额", "must be an amount of at least zero");
    }

    private sealed record NodeInput
    {
        public string? Node { get; init; }
        public string? Text { get; init; }
        public MoneyInput? Money { get; init; }
    }

    private sealed record MoneyInput
    {
        public decimal? PersonalAccount { get; init; }
        public decimal? Pooled { get; init; }
        public decimal? Interest { get; init; }
        public decimal? Total { get; init; }
    }
}
