using HrActors.Contracts.Listing;

namespace HrActors.Dashboard.Transfers;

/// <summary>One bar of counted cases; pressing it narrows the list to them.</summary>
public sealed record CaseBar(string Name, CaseCount Count, string Href, bool Chosen);
