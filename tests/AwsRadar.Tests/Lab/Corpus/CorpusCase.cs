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

    /// <summary>From the root down to the principal's account; empty: there are none.</summary>
    public required ImmutableArray<CorpusLevel> ServiceControl { get; init; }

    /// <summary>From the root down to the resource's account; empty: there are none.</summary>
    public required ImmutableArray<CorpusLevel> ResourceControl { get; init; }

    /// <summary>Null: the case does not say which account manages the organization, or has none.</summary>
    public required string? ManagementAccount { get; init; }

    /// <summary>Whether the request comes through a VPC endpoint with policies of its own.</summary>
    public required bool HasEndpointPolicies { get; init; }

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
            .. ServiceControl
                .SelectMany(level => level.Policies)
                .Select(policy => (policy.Text, PolicyType.ServiceControl)),
            .. ResourceControl
                .SelectMany(level => level.Policies)
                .Select(policy => (policy.Text, PolicyType.ResourceControl)),
        ];

    public static CorpusCase Parse(JsonElement json)
    {
        var request = json.GetProperty("request");
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
            ServiceControl = Levels(json, "serviceControlPolicies"),
            ResourceControl = Levels(json, "resourceControlPolicies"),
            ManagementAccount =
                json.TryGetProperty("organization", out var organization)
                && organization.ValueKind is JsonValueKind.Object
                    ? organization.GetProperty("managementAccountId").GetString()
                    : null,
            HasEndpointPolicies =
                json.TryGetProperty("endpointPolicies", out var endpoint)
                && endpoint.ValueKind is JsonValueKind.Array
                && endpoint.GetArrayLength() > 0,
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

    private static ImmutableArray<CorpusLevel> Levels(JsonElement json, string member) =>
        json.TryGetProperty(member, out var levels) && levels.ValueKind is JsonValueKind.Array
            ?
            [
                .. levels
                    .EnumerateArray()
                    .Select(level => new CorpusLevel(
                        level.GetProperty("orgIdentifier").GetString()!,
                        [
                            .. level
                                .GetProperty("policies")
                                .EnumerateArray()
                                .Select(policy =>
                                    (policy.GetProperty("name").GetString()!, TextOf(policy.GetProperty("policy")))
                                ),
                        ]
                    )),
            ]
            : [];
}
