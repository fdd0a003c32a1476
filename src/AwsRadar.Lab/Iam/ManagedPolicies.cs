using System.Collections.Concurrent;
using System.Globalization;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam;

/// <summary>Managed policies by ARN: the customer's, and AWS's from the account file or else from the catalogue.</summary>
internal static class ManagedPolicies
{
    private static readonly ConcurrentDictionary<string, ManagedPolicy> Catalogue = new(StringComparer.Ordinal);

    public static IEnumerable<ManagedPolicy> AwsManaged(AccountState state) =>
        ManagedPolicyCatalog
            .Policies.Where(policy => !state.AwsPolicies.ContainsKey(policy.Arn.ToString()))
            .Select(FromCatalogue)
            .Concat(state.AwsPolicies.Values);

    public static ManagedPolicy? Find(AccountState state, string arn)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        if (state.Policies.GetValueOrDefault(name) is { } own && own.Arn.Equals(arn, StringComparison.Ordinal))
        {
            return own;
        }

        return state.AwsPolicies.GetValueOrDefault(arn) ?? FindInCatalogue(arn);
    }

    /// <summary>Why the policy is not for the customer's users, groups and roles; null: it is.</summary>
    public static LabError? CheckAttachable(string arn) =>
        arn.StartsWith("arn:aws:iam::aws:policy/aws-service-role/", StringComparison.Ordinal)
            ? new LabError("PolicyNotAttachable", 400, "Cannot attach a Service Role Policy to a Customer Role.")
            : null;

    /// <summary>What IAM says to a change of one of AWS's policies.</summary>
    public static LabError NotYours(ManagedPolicy policy) =>
        LabError.AccessDenied($"Cannot perform the operation on an AWS managed policy: {policy.Arn}");

    private static ManagedPolicy? FindInCatalogue(string arn) =>
        Catalogue.TryGetValue(arn, out var known) ? known
        : Arn.TryParse(arn, out var parsed)
        && ManagedPolicyCatalog.TryGet(parsed, out var policy)
        && policy.Arn == parsed
            ? FromCatalogue(policy)
        : null;

    private static ManagedPolicy FromCatalogue(AwsManagedPolicy policy) =>
        Catalogue.GetOrAdd(policy.Arn.ToString(), static (arn, source) => Convert(arn, source), policy);

    /// <summary>The catalogue knows the version in force; earlier ones and AWS's own id it does not.</summary>
    private static ManagedPolicy Convert(string arn, AwsManagedPolicy policy) =>
        new()
        {
            Arn = arn,
            Id = UniqueId.Derive(UniqueId.ManagedPolicy, arn),
            Name = policy.Name,
            Path = policy.Path,
            CreatedAt = policy.CreateDate,
            UpdatedAt = policy.UpdateDate,
            Versions =
            [
                new PolicyVersion(
                    policy.DefaultVersionId,
                    new PolicyContent(policy.Name, policy.ReadDocument()),
                    policy.UpdateDate
                ),
            ],
            DefaultVersionId = policy.DefaultVersionId,
            LastVersionNumber = int.Parse(policy.DefaultVersionId.AsSpan(1), CultureInfo.InvariantCulture),
        };
}
