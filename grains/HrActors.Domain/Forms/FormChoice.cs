namespace HrActors.Domain.Forms;

/// <summary>One answer that a field of <see cref="FieldFormat.Choice"/> allows.</summary>
public sealed record FormChoice(string Value, string Chinese, string English);
