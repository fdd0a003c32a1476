using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AwsRadar.Core.Reference;

/// <summary>What AWS's service authorization reference says about one service. Names are found in any case, as IAM finds them.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html</remarks>
public sealed class ServiceReference
{
    internal ServiceReference() { }

    /// <summary>The prefix of its actions, such as <c>iam</c>.</summary>
    public string Prefix { get; internal init; } = "";

    /// <summary>The name for people, such as <c>AWS Identity and Access Management (IAM)</c>.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Whether resource control policies apply to the service.</summary>
    public bool SupportsResourceControlPolicies { get; internal init; }

    /// <summary>In alphabetical order.</summary>
    public ImmutableArray<IamAction> Actions { get; internal init; } = [];

    /// <summary>In alphabetical order.</summary>
    public ImmutableArray<ResourceType> ResourceTypes { get; internal init; } = [];

    /// <summary>The keys that its actions and resource types name, global ones included, in alphabetical order.</summary>
    public ImmutableArray<ConditionKey> ConditionKeys { get; internal init; } = [];

    /// <summary>Finds an action by the name behind the colon.</summary>
    public bool TryGetAction(string name, [NotNullWhen(true)] out IamAction? action) =>
        TryFind(Actions, each => each.Name, name, out action);

    public bool TryGetResourceType(string name, [NotNullWhen(true)] out ResourceType? resourceType) =>
        TryFind(ResourceTypes, each => each.Name, name, out resourceType);

    public bool TryGetConditionKey(string name, [NotNullWhen(true)] out ConditionKey? key) =>
        TryFind(ConditionKeys, each => each.Name, name, out key);

    public override string ToString() => Prefix;

    private static bool TryFind<T>(ImmutableArray<T> sorted, Func<T, string> nameOf, string name, out T? found)
        where T : class
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = string.Compare(nameOf(sorted[middle]), name, StringComparison.OrdinalIgnoreCase);
            if (order == 0)
            {
                found = sorted[middle];
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        found = null;
        return false;
    }
}
