using HrActors.Contracts.Access;

namespace HrActors.Dashboard.Access;

/// <summary>A page says of what lies outside the reader's branches only that there is none.</summary>
internal static class ForeignCalls
{
    /// <summary>Null where the actor belongs to a branch of others.</summary>
    public static async Task<T?> UnlessForeign<T>(this Task<T?> call)
        where T : class
    {
        try
        {
            return await call;
        }
        catch (CallRefusedException refused) when (refused.Reason == CallRefusal.OutOfScope)
        {
            return null;
        }
    }
}
