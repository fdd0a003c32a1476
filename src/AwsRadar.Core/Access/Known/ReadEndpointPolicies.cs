using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access.Known;

/// <summary>The policies of VPC endpoints that a scan has read. Each limits what goes through its endpoint, and allows nothing by itself.</summary>
/// <remarks>https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html</remarks>
internal sealed class ReadEndpointPolicies(Snapshot snapshot)
{
    private const string Key = "aws:SourceVpce";
    private const string Type = "vpc-endpoint/";

    private readonly ImmutableArray<ResourcePolicy> _read =
    [
        .. snapshot.ResourcePolicies.Where(policy =>
            policy.Resource.Service.SequenceEqual("ec2")
            && policy.Resource.Resource.StartsWith(Type, StringComparison.Ordinal)
        ),
    ];

    private bool? _anyLimits;

    /// <summary>Whether the account has an endpoint through which not everything goes.</summary>
    public bool AnyLimits =>
        _anyLimits ??= _read.Any(policy => policy.Document is { } text && !IsFullAccess(text.Json));

    /// <summary>The endpoint that a request says it comes through; null: it does not say.</summary>
    public static string? EndpointOf(AccessQuestion question) =>
        question
            .Context.Where(each => each.Key.Equals(Key, StringComparison.OrdinalIgnoreCase))
            .SelectMany(each => each.Value.Values)
            .FirstOrDefault();

    /// <summary>The endpoint's policy; null: it was not read.</summary>
    /// <param name="endpoint">Such as <c>vpce-0a1b2c3d</c>.</param>
    public NamedPolicy? PolicyOf(string endpoint)
    {
        var policy = _read.FirstOrDefault(each => each.Resource.Resource.SequenceEqual(Type + endpoint));
        return policy?.Document is { } document
            ? NamedPolicy.Parse(policy.Resource.ToString(), document.Json, PolicyType.VpcEndpoint)
            : null;
    }

    /// <summary>The policy that an endpoint has unless it is given another.</summary>
    private static bool IsFullAccess(string policy)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            return document.RootElement.TryGetProperty("Statement", out var statements)
                && (
                    statements.ValueKind is JsonValueKind.Array
                        ? statements.GetArrayLength() == 1 && AllowsEverything(statements[0])
                        : AllowsEverything(statements)
                );
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool AllowsEverything(JsonElement statement) =>
        statement.ValueKind is JsonValueKind.Object
        && Is(statement, "Effect", "Allow")
        && Is(statement, "Action", "*")
        && Is(statement, "Resource", "*")
        && (Is(statement, "Principal", "*") || IsOfAnybody(statement))
        && !statement.TryGetProperty("Condition", out _);

    private static bool IsOfAnybody(JsonElement statement) =>
        statement.TryGetProperty("Principal", out var principal)
        && principal.ValueKind is JsonValueKind.Object
        && Is(principal, "AWS", "*");

    private static bool Is(JsonElement element, string name, string value) =>
        element.TryGetProperty(name, out var found)
        && found.ValueKind is JsonValueKind.String
        && found.ValueEquals(value);
}
