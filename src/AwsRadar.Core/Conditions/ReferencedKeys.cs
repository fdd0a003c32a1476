using System.Collections.Immutable;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Conditions;

/// <summary>The context keys that a policy depends on.</summary>
public static class ReferencedKeys
{
    /// <summary>
    /// The keys that conditions ask about and those that policy variables stand for, sorted, as they were first written;
    /// upper and lower case are alike.
    /// </summary>
    public static ImmutableSortedSet<string> Of(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document
            .Statements.SelectMany(statement => KeysOf(statement, document.Version))
            .ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> KeysOf(Statement statement, PolicyLanguageVersion version)
    {
        var asked = statement.Conditions.Select(condition => condition.Key.Value);
        var values = statement
            .Conditions.SelectMany(condition => condition.Values)
            .Concat(statement.Resource?.Patterns ?? []);
        return asked.Concat(values.SelectMany(value => VariablesIn(value.Value, version)));
    }

    private static IEnumerable<string> VariablesIn(string text, PolicyLanguageVersion version) =>
        PolicyVariables
            .Cut(text, version)
            .Parts.Where(part => part.Kind == TemplatePartKind.Variable)
            .Select(part => part.Text);
}
