using Dapper;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Domain.Contributions;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class DeclarationRows(HrDatabase database) : IDeclarationRows
{
    public async Task Save(
        string branchCode, YearMonth month, long revision, IReadOnlyCollection<DeclarationRow> rows, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from base_declaration where branch_code = @branchCode and month = @month and revision = @revision",
            new { branchCode, month = MonthNumbers.From(month), revision },
            cancellationToken: cancellationToken));
        if (rows.Count == 0) return;

        await ManyRows.Write(
            connection,
            "insert into base_declaration (branch_code, month, revision, employee_no, to_floor, to_cap, content)",
            "",
            rows.Select(row => new object?[]
            {
                branchCode, MonthNumbers.From(month), revision, row.EmployeeNo, row.ToFloor ? 1 : 0, row.ToCap ? 1 : 0, row.Content.ToArray(),
            }),
            cancellationToken);
    }

    public async Task RemoveBefore(string branchCode, YearMonth month, long revision, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from base_declaration where branch_code = @branchCode and month = @month and revision < @revision",
            new { branchCode, month = MonthNumbers.From(month), revision },
            cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<DeclarationRow>> Read(
        string branchCode, YearMonth month, long revision, DeclarationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var moves = query.MovesTo switch
        {
            Clamp.Floor => "and s.to_floor = 1",
            Clamp.Cap => "and s.to_cap = 1",
            _ => "",
        };
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<Stored>(new CommandDefinition(
            $"""
            select s.employee_no as EmployeeNo, d.name as Name, s.to_floor as ToFloor, s.to_cap as ToCap, s.content as Content
            from base_declaration s left join employee_directory d on d.employee_no = s.employee_no
            where s.branch_code = @branchCode and s.month = @month and s.revision = @revision and s.employee_no > @after {moves}
                {(query.EmployeeNo is null ? "" : "and s.employee_no = @one")}
            order by s.employee_no limit @limit
            """,
            new { branchCode, month = MonthNumbers.From(month), revision, after = query.After ?? "", one = query.EmployeeNo, limit = query.Limit + 1 },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new DeclarationRow(row.EmployeeNo, row.Name ?? "", row.ToFloor != 0, row.ToCap != 0, row.Content))];
    }

    private sealed record Stored
    {
        public string EmployeeNo { get; init; } = "";
        public string? Name { get; init; }
        public int ToFloor { get; init; }
        public int ToCap { get; init; }
        public byte[] Content { get; init; } = [];
    }
}
