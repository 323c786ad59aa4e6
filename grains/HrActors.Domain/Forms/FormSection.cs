namespace HrActors.Domain.Forms;

/// <summary>A group of fields under one heading of the printed form, in printing order.</summary>
public sealed record FormSection(string Chinese, string English, ImmutableArray<FormField> Fields);
