using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Fixtures.Answers;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>The policies of resources, as the fixtures of the operations tell them that read them.</summary>
internal sealed class ResourcePolicies(FixtureWorld world)
{
    /// <summary>The policy of the resource, or null: the fixtures tell of none.</summary>
    public PolicyContent? Find(string arn, FixtureScope owner)
    {
        foreach (var row in ResourcePolicyRow.All)
        {
            if (row.Arn.TryMatch(arn, out var variables) && Read(row, arn, variables, owner) is { } policy)
            {
                return policy;
            }
        }

        return arn.Contains(":kms:", StringComparison.Ordinal) && arn.Contains(":key/", StringComparison.Ordinal)
            ? DefaultKeyPolicy(owner)
            : null;
    }

    /// <summary>Whether Block Public Access keeps outsiders from a bucket that is public, for the bucket itself or for its account.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</remarks>
    public bool RestrictsPublicBuckets(string arn, FixtureScope owner)
    {
        const string Prefix = ":s3:::";
        var start = arn.IndexOf(Prefix, StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        var bucket = arn[(start + Prefix.Length)..].Split('/')[0];
        return IsOn("s3", "Bucket", bucket, owner) || IsOn("s3control", "AccountId", owner.Account, owner);
    }

    private bool IsOn(string service, string member, string value, FixtureScope owner) =>
        Answer(service, "GetPublicAccessBlock", Json(member, value), owner) is { } output
        && Follow(output, ["PublicAccessBlockConfiguration", "RestrictPublicBuckets"])
            is { ValueKind: JsonValueKind.True };

    private PolicyContent? Read(
        ResourcePolicyRow row,
        string arn,
        IReadOnlyDictionary<string, string> variables,
        FixtureScope owner
    ) =>
        Answer(row.Service, row.Operation, row.InputFor(arn, variables, owner), owner) is { } output
        && Follow(output, row.Policy) is { } policy
        && (policy.ValueKind is JsonValueKind.String ? policy.GetString()! : policy.GetRawText())
            is { Length: > 0 } text
            ? new PolicyContent($"policy of {arn}", text, PolicyType.Resource)
            : null;

    /// <summary>Every key has a policy. Where no fixture tells it, it is the one that a key is made with.</summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html</remarks>
    private static PolicyContent DefaultKeyPolicy(FixtureScope owner) =>
        new(
            "default key policy",
            $$"""
            {"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:{{owner.Partition.Id}}:iam::{{owner.Account}}:root"},"Action":"kms:*","Resource":"*"}]}
            """,
            PolicyType.Resource
        );

    private JsonElement? Answer(string service, string operation, JsonElement input, FixtureScope scope) =>
        ServiceCatalog.TryOpen(service, out var model)
        && world.ServiceOf(model) is var ofService
        && ofService.CasesOf(operation, scope) is { IsEmpty: false } cases
        && CaseMatch.Find(cases, input, scope, ofService.KnownIn(scope)) is { Error: null } found
            ? Placeholders.Expand(found.Output, scope)
            : null;

    private static JsonElement? Follow(JsonElement value, IEnumerable<string> path)
    {
        foreach (var name in path)
        {
            if (value.ValueKind is not JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ValueKind is JsonValueKind.Null ? null : value;
    }

    private static JsonElement Json(string member, string value) => new JsonObject { [member] = value }.ToElement();
}
