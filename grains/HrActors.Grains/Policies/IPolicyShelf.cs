using HrActors.Domain.Policies;

namespace HrActors.Grains.Policies;

/// <summary>The policies this silo calculates with: the shipped ones and those confirmed since.</summary>
public interface IPolicyShelf
{
    PolicyBook Book { get; }
}

/// <summary>The shipped policies alone.</summary>
internal sealed class ShippedPolicies : IPolicyShelf
{
    public PolicyBook Book => PolicyBook.Shipped;
}
