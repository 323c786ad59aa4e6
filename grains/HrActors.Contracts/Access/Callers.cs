namespace HrActors.Contracts.Access;

/// <summary>
/// Says in the request context for whom actors are called, and reads it there. People are spoken for at the edge only, by who has just
/// recognised them; an actor passes that on, or says that it now speaks for the product itself. Open only to be measured against nothing.
/// </summary>
public class Callers(CallerTokens tokens)
{
    /// <summary>Where the token stands in the request context.</summary>
    public const string Key = "hr.caller";

    /// <summary>Calls made before the scope is disposed are made for <paramref name="principal"/>.</summary>
    public virtual CallerScope As(Principal principal) => new(tokens.For(principal));

    /// <summary>Calls made before the scope is disposed are made for the product itself.</summary>
    public virtual CallerScope AsSystem() => new(tokens.ForSystem());

    /// <summary>For whom the present call is made.</summary>
    /// <exception cref="CallRefusedException">It does not say, or not believably.</exception>
    public virtual CallerIdentity Current => RequestContext.Get(Key) is string token
        ? tokens.Verify(token)
        : throw new CallRefusedException(CallRefusal.NoToken, "The call does not say who makes it.");
}

/// <summary>As long as it lives calls carry its token; afterwards what they carried before.</summary>
public readonly struct CallerScope : IDisposable, IEquatable<CallerScope>
{
    private readonly object? _before;
    private readonly bool _isSet;

    internal CallerScope(string token)
    {
        _isSet = true;
        _before = RequestContext.Get(Callers.Key);
        RequestContext.Set(Callers.Key, token);
    }

    public void Dispose()
    {
        if (!_isSet) return;
        if (_before is null) RequestContext.Remove(Callers.Key);
        else RequestContext.Set(Callers.Key, _before);
    }

    public bool Equals(CallerScope other) => ReferenceEquals(_before, other._before) && _isSet == other._isSet;

    public override bool Equals(object? obj) => obj is CallerScope other && Equals(other);

    public override int GetHashCode() => _before?.GetHashCode() ?? 0;

    public static bool operator ==(CallerScope left, CallerScope right) => left.Equals(right);

    public static bool operator !=(CallerScope left, CallerScope right) => !left.Equals(right);
}
