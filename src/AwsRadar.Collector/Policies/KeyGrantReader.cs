using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Policies;

/// <summary>The grants of KMS keys.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html</remarks>
internal static class KeyGrantReader
{
    public static ScanCall Call { get; } =
        new()
        {
            Service = "kms",
            Operation = "ListGrants",
            Subject = ScanSubject.Resource,
            Depth = ScanDepth.Fast,
            Sections = [SnapshotSection.KeyGrants],
            Permissions = [new RequiredAction("kms:ListGrants")],
            Calls = "1 per key and 100 grants",
            Why = "Who may use the key without a policy saying so.",
        };

    public static Task ReadAsync(
        CallRunner runner,
        Place place,
        IEnumerable<FoundResource> keys,
        bool isUnread,
        PolicySetBuilder policies,
        CancellationToken cancellationToken
    ) =>
        ResourceCalls.AskAsync(
            runner,
            Call,
            keys,
            isUnread,
            ImmutableDictionary<Arn, string>.Empty,
            key => CallInput.Of("KeyId", key.Arn.ToString()),
            (key, _, page) =>
            {
                var grants = AnswerReader.List(page, "Grants").Select(grant => Read(grant, key.Arn, place)).ToArray();
                Array.ForEach(grants, policies.KeyGrants.Add);
                return grants.Length;
            },
            (_, _) => { },
            cancellationToken
        );

    private static KeyGrant Read(JsonElement grant, Arn key, Place place) =>
        new()
        {
            Key = key,
            Region = place.Region,
            Id = AnswerReader.Text(grant, "GrantId"),
            Name = AnswerReader.TextOrNull(grant, "Name"),
            Grantee =
                AnswerReader.TextOrNull(grant, "GranteePrincipal")
                ?? AnswerReader.TextOrNull(grant, "GranteeServicePrincipal")
                ?? throw AnswerReader.Wrong("GranteePrincipal", Translatable("text")),
            RetiringPrincipal =
                AnswerReader.TextOrNull(grant, "RetiringPrincipal")
                ?? AnswerReader.TextOrNull(grant, "RetiringServicePrincipal"),
            Operations =
            [
                .. AnswerReader
                    .List(grant, "Operations")
                    .Select(operation => operation.GetString()!)
                    .Order(StringComparer.Ordinal),
            ],
            HasConstraints =
                AnswerReader.Find(grant, "Constraints") is { ValueKind: JsonValueKind.Object } constraints
                && constraints.EnumerateObject().Any(),
        };
}
