using System.Collections.Immutable;
using System.Security.Claims;
using HrActors.Contracts.Access;
using HrActors.Domain.Localisation;
using HrActors.Silo.Hosting;
using HrActors.Silo.Sessions;

namespace HrActors.Silo.Accounts;

/// <summary>What the claims of the company's identity provider mean here.</summary>
internal static class OidcClaims
{
    private const string AllBranches = "*";
    private const int LongestDisplayName = 60;

    private static readonly char[] Separators = [' ', ',', ';'];

    /// <summary>The account's name and what it may do; null with the reason when the claims let nobody in.</summary>
    public static (string UserName, ExternalSignIn SignIn)? Read(ClaimsPrincipal person, OidcOptions options, string? from, out string? why)
    {
        why = null;
        var subject = person.FindFirst("sub");
        if (subject is not { Value.Length: > 0 }) return Refuse("no sub", out why);

        var values = person.FindAll(options.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        var roles = options.Roles
            .Where(role => role.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(values.Contains))
            .Select(role => Enum.Parse<Role>(role.Key, ignoreCase: true)).Distinct().ToList();
        if (roles is not [var role]) return Refuse(roles.Count == 0 ? "no role" : "several roles", out why);

        var codes = person.FindAll(options.BranchClaim)
            .SelectMany(claim => claim.Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).ToImmutableHashSet(StringComparer.Ordinal);
        if (codes.IsEmpty && !options.AllBranchesWithoutClaim) return Refuse("no branches", out why);
        if (!AccessPolicy.HasScope(role) && !codes.IsEmpty && !codes.Contains(AllBranches)) return Refuse("branches for a role that has all of them", out why);

        var display = (person.FindFirstValue(options.DisplayNameClaim) ?? person.FindFirstValue(options.NameClaim) ?? subject.Value).Trim();
        return (
            NameOf(person.FindFirstValue(options.NameClaim), subject.Value),
            new()
            {
                ExternalId = $"{subject.Issuer}/{subject.Value}",
                DisplayName = display.Cut(LongestDisplayName),
                Role = role,
                Branches = codes.IsEmpty || codes.Contains(AllBranches) ? null : codes,
                From = from,
            });
    }

    /// <summary>As account names are written here; two that become the same are told apart by <see cref="ExternalSignIn.ExternalId"/>.</summary>
    private static string NameOf(string? name, string subject)
    {
        var written = Written(name);
        return UserNames.IsPossible(written) && written.Any(char.IsAsciiLetterOrDigit) ? written : Written("p-" + subject);
    }

    private static string Written(string? name)
    {
        var text = string.Concat((name ?? "").Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-'));
        return text.Length > 50 ? text[..50] : text;
    }

    private static (string, ExternalSignIn)? Refuse(string reason, out string? why)
    {
        why = reason;
        return null;
    }
}
