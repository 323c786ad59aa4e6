using HrActors.Sandbox.Persons;

namespace HrActors.Sandbox.Transfers;

/// <summary>Amounts of a transfer in CNY: personal account (个人账户), pooled part (统筹基金), interest, and their total.</summary>
internal sealed record TransferMoney(decimal PersonalAccount, decimal Pooled, decimal Interest, decimal Total)
{
    public static readonly TransferMoney None = new(0.00m, 0.00m, 0.00m, 0.00m);

    private static readonly Month PooledSince = Month.Parse("1998-01");
    private static readonly Month EightPercentSince = Month.Parse("2006-01");

    /// <summary>
    /// What moves with the pension records of one origin: the account at 4 % of the base before 1998, 11 % to 2005 and 8 % from
    /// 2006, the pooled part at 12 % from 1998 (国办发〔2009〕66号 art. 4). Each of the two sums is rounded once, half away from
    /// zero; interest is left at zero. Other lines carry no amount here.
    /// </summary>
    public static TransferMoney Of(IEnumerable<EnrolmentRecord> records)
    {
        var (account, pooled) = (0m, 0m);
        foreach (var period in records.Where(record => record.Line == EnrolmentLine.Pension).SelectMany(Periods))
        {
            for (var index = Month.Parse(period.From).Index; index <= Month.Parse(period.To).Index; index++)
            {
                var month = new Month(index);
                account += period.Base * AccountRate(month);
                if (month >= PooledSince) pooled += period.Base * 0.12m;
            }
        }

        return Sum(Cents(account), Cents(pooled), 0.00m);
    }

    public static TransferMoney Sum(decimal personalAccount, decimal pooled, decimal interest) =>
        new(personalAccount, pooled, interest, personalAccount + pooled + interest);

    private static decimal AccountRate(Month month) => month < PooledSince ? 0.04m : month < EightPercentSince ? 0.11m : 0.08m;

    /// <summary>Two decimals, also when they are zero.</summary>
    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero) + 0.00m;

    /// <summary>Without a history the record's own ends and last base stand for it.</summary>
    private static IEnumerable<HistoryPeriod> Periods(EnrolmentRecord record) =>
        record.History.Count > 0 ? record.History
        : record is { To: { } to, LastBase: { } lastBase } ? [new HistoryPeriod(record.From, to, lastBase)]
        : [];
}
