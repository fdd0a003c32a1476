using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Policies.Reading;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Usage;

/// <summary>
/// Several policies as one that allows less: of each Allow the actions that are kept, with its resources and conditions; each Deny as it
/// is. It never allows what they do not: a pattern stays only where all that it covers is kept, and names replace it elsewhere.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html</remarks>
internal static class SmallerPolicy
{
    private const string WithVariables = "2012-10-17";

    /// <returns>
    /// The policy, null where nothing is left; or why they cannot be put together: a document that cannot be read, or one of the older
    /// version of the policy language, to which variables are mere text, or more names than a policy can hold.
    /// </returns>
    public static (string? Json, string? Fault) Of(
        IReadOnlyCollection<SourcePolicy> policies,
        Func<string, string, bool> isKept
    )
    {
        var statements = new JsonArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var policy in policies)
        {
            if (Fault(policy) is { } fault)
            {
                return (null, fault);
            }

            var raw = StatementsOf(policy.Text);
            foreach (var statement in policy.Document.Statements)
            {
                if (Reduce(statement, raw[statement.Index], isKept) is { } reduced)
                {
                    if (reduced["Sid"] is JsonValue sid && !names.Add(sid.ToString()))
                    {
                        reduced.Remove("Sid");
                    }

                    statements.Add((JsonNode)reduced);
                }
            }
        }

        if (statements.Count == 0)
        {
            return (null, null);
        }

        var json = new JsonObject { ["Version"] = WithVariables, ["Statement"] = statements }.ToJsonString();
        return json.Length > PolicyTextRules.MaxIamCharacters
            ? (
                null,
                Translate(
                    $"what is left has {json.Length} characters with every action by its name, and IAM takes no policy of more than {PolicyTextRules.MaxIamCharacters}"
                )
            )
            : (json, null);
    }

    /// <summary>What of the patterns is kept, in their order.</summary>
    public static ImmutableArray<string> Keep(ActionElement element, Func<string, string, bool> isKept) =>
        element.IsNot
            ?
            [
                .. ActionCatalog
                    .Prefixes.SelectMany(prefix => KeepAllBut(prefix, element.Patterns, isKept))
                    .Distinct(StringComparer.Ordinal),
            ]
            : [.. element.Patterns.SelectMany(pattern => Keep(pattern.Value, isKept)).Distinct(StringComparer.Ordinal)];

    private static string? Fault(SourcePolicy policy) =>
        !policy.Document.IsReadable || policy.Document.Statements.Any(statement => !statement.IsReadable)
            ? Translate($"{policy.Name} cannot be read")
        : policy.Document.Version != PolicyLanguageVersion.V2012 && policy.Text.Contains("${", StringComparison.Ordinal)
            ? Translate(
                $"{policy.Name} is of an older version of the policy language, to which variables are mere text"
            )
        : null;

    private static ImmutableArray<JsonElement> StatementsOf(string text)
    {
        var element = JsonElement.Parse(text).GetProperty("Statement");
        return element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];
    }

    private static JsonObject? Reduce(Statement statement, JsonElement raw, Func<string, string, bool> isKept)
    {
        var copy = JsonObject.Create(raw)!.DeepClone().AsObject();
        if (statement.Effect == Effect.Deny)
        {
            return copy;
        }

        var kept = Keep(statement.Action, isKept);
        if (kept.IsEmpty)
        {
            return null;
        }

        var reduced = new JsonObject();
        foreach (var (name, value) in copy)
        {
            var isAction = name is "Action" or "NotAction";
            reduced[isAction ? "Action" : name] = isAction ? ToJson(kept) : value?.DeepClone();
        }

        return reduced;
    }

    private static JsonNode ToJson(ImmutableArray<string> actions) =>
        actions is [var only]
            ? JsonValue.Create(only)
            : new JsonArray([.. actions.Select(action => (JsonNode)JsonValue.Create(action))]);

    private static IEnumerable<string> Keep(string pattern, Func<string, string, bool> isKept)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        var (service, name) = colon < 0 ? ("*", "*") : (pattern[..colon], pattern[(colon + 1)..]);
        if (!service.AsSpan().ContainsAny('*', '?'))
        {
            return KeepOf(service, name, pattern, isKept);
        }

        return ActionCatalog
            .Prefixes.Where(prefix => ActionPattern.IsMatch(service, prefix))
            .SelectMany(prefix => KeepOf(prefix, name, $"{prefix}:{name}", isKept));
    }

    /// <param name="whole">What stands for all that the pattern covers of the service.</param>
    private static IEnumerable<string> KeepOf(
        string service,
        string name,
        string whole,
        Func<string, string, bool> isKept
    )
    {
        var covered = ActionCatalog.Expand($"{service}:{name}").ToArray();
        if (covered.Length == 0)
        {
            return isKept(service, name) ? [whole] : [];
        }

        var kept = Array.FindAll(covered, action => isKept(action.Service, action.Name));
        return kept.Length == covered.Length ? [whole] : kept.Select(action => action.FullName);
    }

    private static IEnumerable<string> KeepAllBut(
        string prefix,
        ImmutableArray<PolicyString> excluded,
        Func<string, string, bool> isKept
    )
    {
        var isTouched = excluded.Any(pattern => Touches(pattern.Value, prefix));
        if (!isTouched)
        {
            return KeepOf(prefix, "*", $"{prefix}:*", isKept);
        }

        return ActionCatalog
            .Expand($"{prefix}:*")
            .Where(action => !excluded.Any(pattern => ActionPattern.IsMatch(pattern.Value, action.FullName)))
            .Where(action => isKept(action.Service, action.Name))
            .Select(action => action.FullName);
    }

    /// <summary>Whether a pattern could cover an action of the service, one that AWS adds later too.</summary>
    private static bool Touches(string pattern, string prefix)
    {
        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || ActionPattern.IsMatch(pattern.AsSpan(0, colon), prefix);
    }
}

/// <summary>A policy of a user or role, its own or one of a group's.</summary>
/// <param name="Name">How people name it, and whose it is.</param>
internal sealed record SourcePolicy(string Name, string Text, PolicyDocument Document);
