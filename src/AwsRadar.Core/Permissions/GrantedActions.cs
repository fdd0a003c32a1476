using System.Collections.Immutable;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Permissions;

/// <summary>The actions that a policy grants by itself: what its Allow statements cover and no Deny of its own takes away.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html</remarks>
public static class GrantedActions
{
    /// <summary>In the order of the reference: services by prefix, actions by name. An action that the reference lacks is not there.</summary>
    public static ImmutableArray<GrantedAction> Of(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        // The catalog has one instance of each action, and its name is put together with each look.
        var allowed = new Dictionary<IamAction, List<Statement>>(ReferenceEqualityComparer.Instance);
        foreach (var statement in document.Statements.Where(each => each.Effect == Effect.Allow))
        {
            foreach (var action in Covered(statement.Action))
            {
                if (!allowed.TryGetValue(action, out var statements))
                {
                    allowed[action] = statements = [];
                }

                statements.Add(statement);
            }
        }

        var denials = document.Statements.Where(each => each.Effect == Effect.Deny).ToArray();
        return
        [
            .. allowed
                .Where(pair => !Array.Exists(denials, denial => TakesAll(denial, pair.Key.FullName)))
                .Select(pair => Describe(pair.Key, pair.Value, denials))
                .OrderBy(granted => granted.Action.Service, StringComparer.Ordinal)
                .ThenBy(granted => granted.Action.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a policy grants an action on some resource under some condition.</summary>
    public static bool Grants(PolicyDocument document, string action)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Statements.Any(each => each.Effect == Effect.Allow && Covers(each.Action, action))
            && !document.Statements.Any(each => each.Effect == Effect.Deny && TakesAll(each, action));
    }

    private static GrantedAction Describe(IamAction action, List<Statement> statements, Statement[] denials)
    {
        var narrowing = Array.FindAll(denials, denial => Covers(denial.Action, action.FullName));
        return new GrantedAction(
            action,
            statements.Exists(IsOnEverything) && narrowing.Length == 0,
            statements.TrueForAll(statement => !statement.Conditions.IsEmpty)
                || Array.Exists(narrowing, denial => !denial.Conditions.IsEmpty)
        );
    }

    private static IEnumerable<IamAction> Covered(ActionElement element) =>
        element.IsNot
            ? ActionCatalog.Expand("*").Where(action => Covers(element, action.FullName))
            : element
                .Patterns.SelectMany(pattern => ActionCatalog.Expand(pattern.Value))
                .Distinct<IamAction>(ReferenceEqualityComparer.Instance);

    private static bool Covers(ActionElement element, string action) =>
        element.IsNot != element.Patterns.Any(pattern => ActionPattern.IsMatch(pattern.Value, action));

    private static bool TakesAll(Statement denial, string action) =>
        denial.Conditions.IsEmpty && IsOnEverything(denial) && Covers(denial.Action, action);

    private static bool IsOnEverything(Statement statement) =>
        statement.Resource is { IsNot: false } resource && resource.Patterns.Any(pattern => pattern.Value is "*");
}
