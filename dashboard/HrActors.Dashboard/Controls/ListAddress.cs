using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Controls;

/// <summary>The selection of a list lives in its address: a link shows the same rows, and the browser's back button undoes a page.</summary>
internal static class ListAddress
{
    /// <summary>The cursor of the page shown; absent for the first.</summary>
    private const string After = "after";

    /// <summary>Changes one filter, which an empty value removes, and goes back to the first page.</summary>
    /// <param name="navigation">The address of the list.</param>
    /// <param name="name">The filter's name in the query.</param>
    /// <param name="value">Null or blank: all.</param>
    /// <param name="position">The name under which the list keeps the page shown.</param>
    public static void Narrow(this NavigationManager navigation, string name, string? value, string position = After) => navigation.NavigateTo(
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            [name] = string.IsNullOrWhiteSpace(value) ? null : value,
            [position] = null,
        }),
        replace: true);

    /// <summary>Goes to the page behind a cursor; null is the first.</summary>
    public static void Turn(this NavigationManager navigation, string? cursor) => navigation.TurnAt(After, cursor);

    /// <summary>As <see cref="Turn"/>, for a second list of a page, which keeps its place under a name of its own.</summary>
    public static void TurnAt(this NavigationManager navigation, string position, string? cursor) =>
        navigation.NavigateTo(navigation.GetUriWithQueryParameter(position, cursor));
}
