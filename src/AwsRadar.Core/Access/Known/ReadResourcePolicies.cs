using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access.Known;

/// <summary>The policies of resources that a scan has read, with the grants of KMS keys as statements of the key's policy.</summary>
internal sealed class ReadResourcePolicies(Snapshot snapshot)
{
    /// <summary>Whose policy holds for what is below it too.</summary>
    private static readonly string[] WithParts = ["s3", "es", "vpc-lattice", "mediastore"];

    /// <summary>
    /// Policies of Amazon EC2 say nothing about who may do what to the resource that has them: those of VPC endpoints are about what
    /// goes through, those of Verified Access about the users of a network.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html</remarks>
    private readonly Dictionary<string, ResourcePolicy> _read = snapshot
        .ResourcePolicies.Where(policy => !policy.Resource.Service.SequenceEqual("ec2"))
        .DistinctBy(policy => policy.Resource)
        .ToDictionary(policy => policy.Resource.ToString(), StringComparer.Ordinal);

    private readonly Dictionary<string, NamedPolicy?> _prepared = new(StringComparer.Ordinal);

    /// <summary>The resource whose policy decides over a resource, such as the bucket of an object; null if that was not read.</summary>
    public Arn? HolderOf(string resource)
    {
        if (_read.TryGetValue(resource, out var own))
        {
            return own.Resource;
        }

        return
            Arn.TryParse(resource, out var arn)
            && WholeOf(arn, resource) is { } whole
            && _read.TryGetValue(whole, out var policy)
            ? policy.Resource
            : null;
    }

    /// <summary>The policy of a resource that was asked; null: it has none.</summary>
    public NamedPolicy? PolicyOf(Arn holder)
    {
        var name = holder.ToString();
        lock (_prepared)
        {
            if (!_prepared.TryGetValue(name, out var prepared))
            {
                prepared = Text(_read[name]) is { } text ? NamedPolicy.Parse(name, text, PolicyType.Resource) : null;
                _prepared.Add(name, prepared);
            }

            return prepared;
        }
    }

    /// <summary>Whether everything that may allow alone was read: of a key, its grants too.</summary>
    public bool IsWhole(Arn holder) =>
        !holder.Service.SequenceEqual("kms")
        || !snapshot.Coverage.Gaps.Any(gap =>
            gap.Sections.Contains(SnapshotSection.KeyGrants)
            && (gap.Subject is null ? holder.Region.SequenceEqual(gap.Region) : gap.Subject == holder.ToString())
        );

    /// <summary>What S3 Block Public Access says about a bucket's policy; null: it could not be read.</summary>
    public bool? RestrictsPublicBuckets(Arn holder)
    {
        if (!holder.Service.SequenceEqual("s3"))
        {
            return false;
        }

        var account = snapshot.PublicAccessBlocks.FirstOrDefault(block => block.Bucket is null);
        var bucket = snapshot.PublicAccessBlocks.FirstOrDefault(block => block.Bucket == holder);
        return account is { RestrictPublicBuckets: true } || bucket is { RestrictPublicBuckets: true } ? true
            : account is null || bucket is null ? null
            : false;
    }

    /// <summary>The permissions whose lack has left the policy of a resource unread, as the ledger names them.</summary>
    public ImmutableArray<string> MissingFor(string resource) =>
        Arn.TryParse(resource, out var arn)
            ?
            [
                .. snapshot
                    .Coverage.Gaps.Where(gap => gap.MissingPermission is not null && IsAbout(gap, arn, resource))
                    .Select(gap => gap.MissingPermission!)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    private static bool IsAbout(CoverageEntry gap, Arn arn, string resource) =>
        gap.Sections.Any(section =>
            section
                is SnapshotSection.ResourcePolicies
                    or SnapshotSection.KeyGrants
                    or SnapshotSection.PublicAccessBlocks
                    or SnapshotSection.Resources
        )
        && (
            gap.Subject is { } subject
                ? subject == resource || resource.StartsWith(subject + "/", StringComparison.Ordinal)
                : gap.MissingPermission!.StartsWith($"{arn.Service}:", StringComparison.Ordinal)
                    && (gap.Region is "global" || arn.Region.SequenceEqual(gap.Region))
        );

    private static string? WholeOf(Arn arn, string resource)
    {
        var service = arn.Service.ToString();
        if (service is "glue")
        {
            return $"arn:{arn.Partition}:glue:{arn.Region}:{arn.Account}:catalog";
        }

        if (service is "execute-api")
        {
            // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
            var end = arn.Resource.IndexOf('/');
            var api = end < 0 ? arn.Resource : arn.Resource[..end];
            return $"arn:{arn.Partition}:apigateway:{arn.Region}::/restapis/{api}";
        }

        if (service is "logs")
        {
            return $"arn:{arn.Partition}:logs:{arn.Region}:{arn.Account}:*";
        }

        if (service is "dynamodb")
        {
            var index = resource.IndexOf("/index/", StringComparison.Ordinal);
            return index < 0 ? null : resource[..index];
        }

        if (!WithParts.Contains(service, StringComparer.Ordinal))
        {
            return null;
        }

        // A bucket has no type before its name; a domain, a service and a container do.
        var first = resource.IndexOf('/', StringComparison.Ordinal);
        var second = first < 0 ? -1 : resource.IndexOf('/', first + 1);
        return service is "s3" && arn.Account.Length == 0
            ? first < 0
                ? null
                : resource[..first]
            : second < 0
                ? null
                : resource[..second];
    }

    private string? Text(ResourcePolicy policy)
    {
        var grants = snapshot.KeyGrants.Where(grant => grant.Key == policy.Resource).ToArray();
        if (grants.Length == 0 || policy.Document is not { } document)
        {
            return policy.Document?.Json;
        }

        try
        {
            if (JsonNode.Parse(document.Json) is JsonObject json && json["Statement"] is { } statements)
            {
                var own = statements is JsonArray array
                    ? array.Select(each => each?.DeepClone())
                    : [statements.DeepClone()];
                json["Statement"] = new JsonArray([.. own, .. grants.Select(Statement)]);
                return json.ToJsonString();
            }
        }
        catch (System.Text.Json.JsonException)
        {
            // Its reader tells where it is damaged, and makes the answers unknown.
        }

        return document.Json;
    }

    /// <summary>
    /// A grant lets its grantee do what it names without any other policy. One for a certain encryption context is not known to
    /// hold.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/grants.html</remarks>
    private static JsonObject Statement(KeyGrant grant)
    {
        var isArn = grant.Grantee.StartsWith("arn:", StringComparison.Ordinal);
        var statement = new JsonObject
        {
            ["Sid"] = $"grant {grant.Id}",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { [isArn ? "AWS" : "Service"] = grant.Grantee },
            ["Action"] = new JsonArray([
                .. grant.Operations.Select(operation => (JsonNode?)JsonValue.Create("kms:" + operation)),
            ]),
            ["Resource"] = "*",
        };
        if (grant.HasConstraints)
        {
            statement["Condition"] = new JsonObject
            {
                ["StringEquals"] = new JsonObject { ["kms:EncryptionContext"] = "that of the grant" },
            };
        }

        return statement;
    }
}
