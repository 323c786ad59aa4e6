namespace HrActors.Storage.Writing;

/// <summary>A statement that writes a row.</summary>
/// <param name="Sql">One of the program's own texts: each is prepared once and kept.</param>
/// <param name="Values">Texts, whole numbers or bytes by the name of their parameter; null where there is none.</param>
internal sealed record RowWrite(string Sql, params (string Name, object? Value)[] Values);

/// <summary>What a statement answered.</summary>
/// <param name="Rows">How many rows it wrote.</param>
/// <param name="Returned">First value of the first row it returned; null when it returned none.</param>
internal readonly record struct RowsWritten(int Rows, object? Returned);
