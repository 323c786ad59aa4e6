using System.Collections.Concurrent;
using System.Reflection;
using HrActors.Contracts.Access;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Access;

/// <summary>
/// Stands before every call to an actor of ours: the method must declare who may call it, the caller must be that, and where the actor
/// belongs to a branch the branch must be among the caller's. Calls of the runtime to itself (streams, timers, management) pass; what
/// they set off speaks for itself.
/// </summary>
internal sealed partial class CallGuard(Callers callers, ILogger<CallGuard> logger) : IIncomingGrainCallFilter
{
    /// <summary>By the generated type of the request, of which every method has its own: found without reflection.</summary>
    private readonly ConcurrentDictionary<Type, Rule> _rules = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var rule = _rules.TryGetValue(context.Request.GetType(), out var known) ? known : Learn(context);
        if (!rule.IsChecked) return context.Invoke();
        try
        {
            Check(rule, context.Grain);
        }
        catch (CallRefusedException refused)
        {
            LogRefused(rule.Method, refused.Reason);
            return Task.FromException(refused);
        }

        return context.Invoke();
    }

    private void Check(Rule rule, object? grain)
    {
        if (!rule.IsDeclared) throw new CallRefusedException(CallRefusal.Undeclared, $"{rule.Method} declares nobody who may call it.");

        var caller = callers.Current;
        if (caller.IsSystem) return;
        if (!rule.Admits(caller.Role)) throw new CallRefusedException(CallRefusal.NotPermitted, $"{caller.Role} may not call {rule.Method}.");
        if (grain is IBranchOwned { OwningBranch: { } branch } && !caller.MaySee(branch))
            throw new CallRefusedException(CallRefusal.OutOfScope, $"{rule.Method} was called for another branch than the caller's.");
    }

    private Rule Learn(IIncomingGrainCallContext context)
    {
        var rule = Rule.Of(context.InterfaceMethod);
        // A request without a method is none of ours and is looked at anew every time.
        return context.InterfaceMethod is null ? rule : _rules.GetOrAdd(context.Request.GetType(), rule);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Call of {Method} was refused: {Reason}")]
    private partial void LogRefused(string method, CallRefusal reason);

    /// <summary>What a method declares, ready to be looked up.</summary>
    /// <param name="Method">For people.</param>
    /// <param name="IsChecked">False for the runtime's own methods, and those open to all.</param>
    /// <param name="IsDeclared">False: nobody may call it.</param>
    /// <param name="Roles">One bit a role; none for what only the product itself may call.</param>
    private sealed record Rule(string Method, bool IsChecked, bool IsDeclared, int Roles)
    {
        public bool Admits(Role role) => (Roles & (1 << (int)role)) != 0;

        public static Rule Of(MethodInfo? method)
        {
            if (method?.DeclaringType is not { } owner) return new("a call without a method", true, false, 0);

            var name = $"{owner.Name}.{method.Name}";
            if (IsRuntime(owner.Assembly)) return new(name, false, true, 0);
            return method.GetCustomAttribute<CallRuleAttribute>() switch
            {
                NeedsAttribute needs => new(name, true, true, Enum.GetValues<Role>().Where(role => AccessPolicy.Holds(role, needs.Permission))
                    .Aggregate(0, (bits, role) => bits | (1 << (int)role))),
                SystemOnlyAttribute => new(name, true, true, 0),
                OpenToAllAttribute => new(name, false, true, 0),
                _ => new(name, true, false, 0),
            };
        }

        private static bool IsRuntime(Assembly assembly) =>
            assembly.GetName().Name is { } name && (name == "Orleans" || name.StartsWith("Orleans.", StringComparison.Ordinal));
    }
}
