namespace HrActors.DurableLog.Storage;

/// <summary>A row that names something and waits to be committed with others; its number is null when it was there already.</summary>
internal sealed class SqliteRegistration(string insert, (string Name, object Value)[] values)
{
    private readonly TaskCompletionSource<int?> _number = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Insert => insert;

    public (string Name, object Value)[] Values => values;

    public Task<int?> Number => _number.Task;

    public void Succeed(int? number) => _number.SetResult(number);

    public void Fail(Exception exception) => _number.SetException(exception);
}
