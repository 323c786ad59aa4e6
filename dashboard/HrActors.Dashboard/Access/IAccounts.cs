using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Access;

/// <summary>The accounts people sign in with.</summary>
internal interface IAccounts
{
    Task<Reply<Principal>> SignIn(string userName, string password);

    /// <summary>Null when there is no such account.</summary>
    Task<Principal?> Find(string userName);
}

internal sealed class GrainAccounts(IGrainFactory grains, Callers callers) : IAccounts
{
    public Task<Reply<Principal>> SignIn(string userName, string password) =>
        grains.GetGrain<IUserGrain>(GrainKeys.User(userName)).SignIn(password);

    public async Task<Principal?> Find(string userName)
    {
        // Asked before anybody is admitted, and so in the product's own name.
        using var system = callers.AsSystem();
        return await grains.GetGrain<IUserGrain>(GrainKeys.User(userName)).Get();
    }
}
