using Dapper;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Listing;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class AdjustmentRequestRows(HrDatabase database) : IAdjustmentRequests
{
    private const string Select =
        """
        select id as Id, branch_code as BranchCode, employee_no as EmployeeNo, month as Month, source as Source, event_id as EventId,
            kind as Kind, at as At, device as Device, reason as Reason, replaces as Replaces, received_at as ReceivedAt, state as State,
            decision_reason as DecisionReason, decided_by as DecidedBy, decided_at as DecidedAt, command_id as CommandId,
            counted_in as CountedIn, difference as Difference
        from adjustment_requests
        """;

    public async Task File(IReadOnlyList<AdjustmentRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        if (requests.Count == 0) return;

        await using var connection = await database.Open(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // In one order everywhere, so that two silos that file the same events do not wait for each other.
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into adjustment_requests (id, branch_code, employee_no, month, source, event_id, kind, at, device, reason, replaces,
                received_at, state)
            values (@Id, @BranchCode, @EmployeeNo, @Month, @Source, @EventId, @Kind, @At, @Device, @Reason, @Replaces, @ReceivedAt, @State)
            on conflict do nothing
            """,
            requests.OrderBy(request => request.Id, StringComparer.Ordinal).Select(StoredAdjustment.From).ToList(),
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public Task<Page<AdjustmentRequest>> Read(AdjustmentQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new ListQuery(database, Select, "received_at", "id")
            .WithinBranches(query.Scope, query.BranchCode)
            .Where("state = @state", "state", (int?)query.State)
            .Where("employee_no = @employeeNo", "employeeNo", query.EmployeeNo)
            .Where("month = @month", "month", query.Month?.ToString())
            .Where("counted_in = @countedIn", "countedIn", query.CountedIn?.ToString())
            .Read<StoredAdjustment, AdjustmentRequest>(
                query.Cursor, query.Limit, row => row.ToRequest(), row => new(row.ReceivedAt, row.Id), cancellationToken);
    }

    public async Task<AdjustmentRequest?> Find(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<StoredAdjustment>(
            new CommandDefinition($"{Select} where id = @id", new { id }, cancellationToken: cancellationToken));
        return row?.ToRequest();
    }

    public async Task<IReadOnlyList<AdjustmentRequest>> Find(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0) return [];
        await using var connection = await database.Open(cancellationToken);
        var rows = await connection.QueryAsync<StoredAdjustment>(new CommandDefinition(
            $"{Select} where {database.IsOneOf("id", "@ids")}", new { ids = database.Texts(ids) }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToRequest())];
    }

    public async Task<bool> Decide(string id, AdjustmentState state, AdjustmentDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        await using var connection = await database.Open(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            update adjustment_requests set state = @State, decision_reason = @DecisionReason, decided_by = @DecidedBy,
                decided_at = @DecidedAt, command_id = @CommandId, counted_in = @CountedIn, difference = @Difference
            where id = @Id and state = @open
            """,
            new
            {
                Id = id,
                State = (int)state,
                DecisionReason = decision.Reason,
                DecidedBy = decision.By,
                DecidedAt = Microseconds.From(decision.At),
                decision.CommandId,
                CountedIn = decision.CountedIn?.ToString(),
                Difference = StoredAdjustment.Write(decision.Difference),
                open = (int)AdjustmentState.Open,
            },
            cancellationToken: cancellationToken)) > 0;
    }
}
