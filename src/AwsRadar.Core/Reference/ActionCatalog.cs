using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AwsRadar.Packing;

namespace AwsRadar.Core.Reference;

/// <summary>All IAM actions, embedded in the assembly; each service is read when it is first asked for.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
public static class ActionCatalog
{
    private static readonly Lazy<ActionArchive> Embedded = new(() =>
        new ActionArchive(new PackedFile("actions.bin", () => EmbeddedData.Open("actions.bin")))
    );

    /// <summary>The prefixes of all services, such as <c>iam</c>, in ordinal order.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static ImmutableArray<string> Prefixes => Embedded.Value.Prefixes;

    /// <summary>The keys that requests to every service may carry.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static ImmutableArray<ConditionKey> GlobalConditionKeys => Embedded.Value.GlobalConditionKeys;

    /// <summary>Opens a service by the prefix of its actions, in any case. The same prefix gives the same instance.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static bool TryOpen(string prefix, [NotNullWhen(true)] out ServiceReference? service) =>
        Embedded.Value.TryOpen(prefix, out service);

    /// <summary>Finds one action by its full name, such as <c>iam:ListUsers</c>, in any case.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static bool TryFind(string fullName, [NotNullWhen(true)] out IamAction? action)
    {
        action = null;
        var colon = fullName.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && TryOpen(fullName[..colon], out var service)
            && service.TryGetAction(fullName[(colon + 1)..], out action);
    }

    /// <summary>
    /// All actions that an <c>Action</c> element's text covers: <c>*</c>, <c>iam:List*</c>, <c>s3:Get?bject</c>. Only
    /// services whose prefix fits are read. An action that AWS has added since is not among them.
    /// </summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static IEnumerable<IamAction> Expand(string pattern)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        var (prefix, name) = colon < 0 ? (pattern, "") : (pattern[..colon], pattern[(colon + 1)..]);
        if (colon < 0 && prefix.AsSpan().Trim('*').Length > 0)
        {
            return [];
        }

        // Most patterns spell the service out, and many the action: those look for one, not among all.
        var services =
            HasWildcard(prefix) ? Prefixes.Where(each => ActionPattern.IsMatch(prefix, each)).Select(Open)
            : TryOpen(prefix, out var only) ? [only]
            : Enumerable.Empty<ServiceReference>();
        return colon >= 0 && !HasWildcard(name)
            ? services.SelectMany(service =>
                service.TryGetAction(name, out var action) ? [action] : Enumerable.Empty<IamAction>()
            )
            : services
                .SelectMany(service => service.Actions)
                .Where(action => colon < 0 || ActionPattern.IsMatch(name, action.Name));
    }

    private static bool HasWildcard(string pattern) => pattern.AsSpan().ContainsAny('*', '?');

    private static ServiceReference Open(string prefix) =>
        TryOpen(prefix, out var service)
            ? service
            : throw new InvalidDataException(
                $"The embedded data lacks the service `{prefix}`. Install aws-radar again."
            );
}
