using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>RAD0701 to RAD0703: services and actions that the reference does not know, wildcards that match nothing.</summary>
internal sealed class UnknownActionRule : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintedPolicy policy) =>
        policy
            .Statements.SelectMany(statement => statement.Statement.Action.Patterns)
            .Select(Check)
            .OfType<Diagnostic>();

    private static Diagnostic? Check(PolicyString pattern)
    {
        var text = pattern.Value;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        // The parser has told what is not `service:Name` at all.
        if (colon <= 0 || colon != text.LastIndexOf(':') || colon == text.Length - 1 || HasWildcard(text[..colon]))
        {
            return null;
        }

        var place = new Place(pattern.Span, pattern.Path, "`Action`");
        var (prefix, name) = (text[..colon], text[(colon + 1)..]);
        if (!ActionCatalog.TryOpen(prefix, out var service))
        {
            var nearest = Spelling.Nearest(prefix, ActionCatalog.Prefixes);
            return ReferenceDiagnostics.UnknownService(place, prefix, nearest);
        }

        if (HasWildcard(name))
        {
            return service.Actions.Any(action => ActionPattern.IsMatch(name, action.Name))
                ? null
                : ReferenceDiagnostics.NothingMatches(place, text, service.Name);
        }

        return service.TryGetAction(name, out _)
            ? null
            : ReferenceDiagnostics.UnknownAction(
                place,
                text,
                service.Name,
                Spelling.Nearest(name, service.Actions.Select(action => action.Name)) is { } nearestName
                    ? $"{service.Prefix}:{nearestName}"
                    : null
            );
    }

    private static bool HasWildcard(string text) => text.AsSpan().ContainsAny('*', '?');
}
