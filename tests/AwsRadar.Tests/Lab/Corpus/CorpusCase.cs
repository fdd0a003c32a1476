using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Tests.Lab.Corpus;

/// <summary>A line of <c>tests/corpus</c> as an endpoint has to be told it: policies as texts, the context as what a request shows.</summary>
internal sealed record CorpusCase
{
    public required string Id { get; init; }

    public required string Principal { get; init; }

    /// <summary>In the spelling of the case: <c>s3:GetObject</c>.</summary>
    public required string Action { get; init; }

    public required string Resource { get; init; }

    public required string ResourceAccount { get; init; }

    /// <summary>The keys of the request, in lower case.</summary>
    public required ImmutableDictionary<string, JsonElement> Context { get; init; }

    public required ImmutableArray<string> Identity { get; init; }

    /// <summary>Null: there is no permissions boundary.</summary>
    public required ImmutableArray<string>? Boundary { get; init; }

    public required string? Session { get; init; }

    public required string? ResourcePolicy { get; init; }

    /// <summary>Whether the bucket's Block Public Access restricts public policies.</summary>
    public required bool RestrictsPublicBuckets { get; init; }

    /// <summary>What of the case no lab without an organization or a network has: <c>serviceControlPolicies</c>.</summary>
    public required ImmutableArray<string> Others { get; init; }

    /// <summary>The answers that are right.</summary>
    public required ImmutableArray<string> Expected { get; init; }

    public string Account => Principal.Split(':').ElementAtOrDefault(4) ?? "";

    public bool IsTrust => Action.StartsWith("sts:AssumeRole", StringComparison.Ordinal);

    /// <summary>Whom the resource policy names, as it names them.</summary>
    public IEnumerable<string> PolicyPrincipals =>
        ResourcePolicy is null
            ? []
            : PolicyParser
                .Parse(ResourcePolicy, IsTrust ? PolicyType.Trust : PolicyType.Resource)
                .Document.Statements.SelectMany(statement => statement.Principal?.Principals ?? [])
                .Select(principal => principal.Value.Value);

    /// <summary>Every context key that any of the policies depends on, in lower case.</summary>
    public ImmutableSortedSet<string> ReferencedKeys =>
        Policies
            .SelectMany(policy =>
                AwsRadar.Core.Conditions.ReferencedKeys.Of(PolicyParser.Parse(policy.Text, policy.Type).Document)
            )
            .Select(key => key.ToLowerInvariant())
            .ToImmutableSortedSet(StringComparer.Ordinal);

    private IEnumerable<(string Text, PolicyType Type)> Policies =>
        [
            .. Identity.Select(text => (text, PolicyType.Identity)),
            .. (Boundary ?? []).Select(text => (text, PolicyType.PermissionsBoundary)),
            .. Session is null ? [] : ((string, PolicyType)[])[(Session, PolicyType.Session)],
            .. ResourcePolicy is null
                ? []
                : ((string, PolicyType)[])[(ResourcePolicy, IsTrust ? PolicyType.Trust : PolicyType.Resource)],
        ];

    public static CorpusCase Parse(JsonElement json)
    {
        var request = json.GetProperty("request");
        string[] others = ["serviceControlPolicies", "resourceControlPolicies", "endpointPolicies", "organization"];
        return new CorpusCase
        {
            Id = json.GetProperty("id").GetString()!,
            Principal = request.GetProperty("principal").GetString()!,
            Action = request.GetProperty("action").GetString()!,
            Resource = request.GetProperty("resource").GetProperty("arn").GetString()!,
            ResourceAccount = request.GetProperty("resource").GetProperty("accountId").GetString()!,
            Context = request
                .GetProperty("context")
                .EnumerateObject()
                .ToImmutableDictionary(entry => entry.Name.ToLowerInvariant(), entry => entry.Value),
            Identity = Named(json, "identityPolicies") ?? [],
            Boundary = Named(json, "permissionBoundaryPolicies"),
            Session = Text(json, "sessionPolicy"),
            ResourcePolicy = Text(json, "resourcePolicy"),
            RestrictsPublicBuckets =
                json.TryGetProperty("publicAccessBlock", out var block)
                && block.ValueKind is JsonValueKind.Object
                && block.TryGetProperty("RestrictPublicBuckets", out var restricts)
                && restricts.ValueKind is JsonValueKind.True,
            Others = [.. others.Where(member => IsThere(json, member))],
            Expected = [json.GetProperty("expected").GetString()!, .. Texts(json, "alsoAcceptable")],
        };
    }

    private static ImmutableArray<string>? Named(JsonElement json, string member) =>
        json.TryGetProperty(member, out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(item => TextOf(item.GetProperty("policy")))]
            : null;

    private static string? Text(JsonElement json, string member) =>
        json.TryGetProperty(member, out var policy) && policy.ValueKind is not JsonValueKind.Null
            ? TextOf(policy)
            : null;

    private static string TextOf(JsonElement policy) =>
        policy.ValueKind is JsonValueKind.String ? policy.GetString()! : policy.GetRawText();

    private static IEnumerable<string> Texts(JsonElement json, string member) =>
        json.TryGetProperty(member, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];

    private static bool IsThere(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value)
        && value.ValueKind is not JsonValueKind.Null
        && (value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() > 0);
}
