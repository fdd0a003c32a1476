using System.Collections.Immutable;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0704 and RAD0705: resources and actions of one statement that never meet.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</remarks>
internal sealed class ResourceTypeRule : ILintRule
{
    private const int ArnSegments = 6;

    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Statements.Where(statement =>
                statement.HasKnownActions && statement.Statement.Resource is { IsNot: false, Patterns.IsEmpty: false }
            )
            .SelectMany(Check);

    private static IEnumerable<Diagnostic> Check(LintedStatement statement)
    {
        // RAD0706 to RAD0714 tell what is wrong with an ARN that is like none.
        ImmutableArray<PolicyString> resources =
        [
            .. statement.Statement.Resource!.Patterns.Where(pattern => !ArnShape.Check(pattern.Value, default).Any()),
        ];
        if (resources.Length < statement.Statement.Resource.Patterns.Length)
        {
            return [];
        }

        if (resources.All(resource => NamesEverything(resource.Value)))
        {
            return [];
        }

        var patternsOf = statement
            .Actions.SelectMany(ArnPatternsOf)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(pattern => pattern, ArnOverlap.OfReference, StringComparer.Ordinal);
        var hit = new HashSet<string>(StringComparer.Ordinal);
        var idle = new List<PolicyString>();
        foreach (var resource in resources.Where(resource => !NamesEverything(resource.Value)))
        {
            var tokens = ArnOverlap.OfPolicy(resource.Value);
            var types = patternsOf
                .Where(type => ArnOverlap.Exists(type.Value, tokens))
                .Select(type => type.Key)
                .ToList();
            hit.UnionWith(types);
            if (types.Count == 0)
            {
                idle.Add(resource);
            }
        }

        var actions = resources.Any(resource => NamesEverything(resource.Value)) ? [] : IdleActions(statement, hit);
        // Where no action meets any resource, one side tells it.
        return hit.Count == 0 && actions.Count > 0
            ? actions
            : actions.Concat(idle.Select(resource => OfNoAction(resource, statement)));
    }

    private static List<Diagnostic> IdleActions(LintedStatement statement, HashSet<string> hit) =>
        [
            .. statement
                .Statement.Action.Patterns.Select(action =>
                    (
                        action,
                        types: ActionCatalog
                            .Expand(action.Value)
                            .SelectMany(ArnPatternsOf)
                            .Distinct(StringComparer.Ordinal)
                            .ToList()
                    )
                )
                .Where(pair => !pair.types.Any(hit.Contains))
                .Select(pair =>
                    ReferenceDiagnostics.ActionOfNoResource(
                        new Place(pair.action.Span, pair.action.Path, "`Action`"),
                        pair.action.Value,
                        statement.Name,
                        Simplest(pair.types)
                    )
                ),
        ];

    /// <summary>The shortest: a bucket's ARN rather than that of an access point.</summary>
    private static string? Simplest(List<string> types) => types.MinBy(type => type.Length);

    private static Diagnostic OfNoAction(PolicyString resource, LintedStatement statement) =>
        ReferenceDiagnostics.ResourceOfNoAction(
            new Place(resource.Span, resource.Path, "`Resource`"),
            resource.Value,
            statement.Name
        );

    /// <summary>
    /// <c>*</c>, an ARN whose resource is <c>*</c> (AWS's own examples list buckets on <c>arn:aws:s3:::*</c>), and what
    /// only the service itself can read.
    /// </summary>
    private static bool NamesEverything(string resource)
    {
        var segments = resource.Split(':', ArnSegments);
        return segments.Length < ArnSegments
            || segments[0] is not "arn"
            || segments[^1].AsSpan().Trim('*').IsEmpty
            || segments[2].StartsWith("${", StringComparison.Ordinal);
    }

    private static IEnumerable<string> ArnPatternsOf(IamAction action) =>
        ActionCatalog.TryOpen(action.Service, out var service)
            ? action.ResourceTypes.SelectMany(resource =>
                service.TryGetResourceType(resource.Name, out var type) ? type.ArnPatterns : ["*"]
            )
            : [];
}
