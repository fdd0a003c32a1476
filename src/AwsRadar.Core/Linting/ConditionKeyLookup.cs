using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>Finds what the reference says about a condition key as a policy writes it.</summary>
internal static class ConditionKeyLookup
{
    /// <summary>Written so by Secrets Manager alone.</summary>
    private const string BareVariable = "/tag-key";

    /// <summary>Global keys first, then the service that the key names, then the services of the statement's actions.</summary>
    public static ConditionKey? Find(LintedStatement statement, string key) =>
        ActionCatalog.GlobalConditionKeys.FirstOrDefault(one => IsMatch(one.Name, key))
        ?? Of(PrefixOf(key)).FirstOrDefault(one => IsMatch(one.Name, key))
        ?? statement
            .Actions.Select(action => action.Service)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(Of)
            .FirstOrDefault(one => IsMatch(one.Name, key));

    /// <summary>What stands before the colon; empty without a colon.</summary>
    public static string PrefixOf(string key) => key[..Math.Max(0, key.IndexOf(':', StringComparison.Ordinal))];

    /// <summary>The names that a misspelt key may have been meant to be.</summary>
    public static IEnumerable<string> Candidates(LintedCondition condition) =>
        (condition.IsGlobal ? ActionCatalog.GlobalConditionKeys : Of(condition.Prefix)).Select(key => key.Name);

    /// <summary>
    /// Whether a key is the one of the reference, whose variable part reads <c>${TagKey}</c>, <c>&lt;key&gt;</c> or
    /// <c>tag-key</c>.
    /// </summary>
    public static bool IsMatch(string reference, string key)
    {
        var variable = reference.EndsWith(BareVariable, StringComparison.Ordinal)
            ? reference.Length - BareVariable.Length + 1
            : reference.AsSpan().IndexOfAny('$', '<');
        return variable < 0
            ? string.Equals(reference, key, StringComparison.OrdinalIgnoreCase)
            : key.Length > variable
                && key.AsSpan(0, variable).Equals(reference.AsSpan(0, variable), StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<ConditionKey> Of(string prefix) =>
        ActionCatalog.TryOpen(prefix, out var service) ? service.ConditionKeys : [];
}
