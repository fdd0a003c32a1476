using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Evaluation;

/// <summary>
/// Whether S3 takes a bucket's policy for public: it does, unless every statement that allows something allows it to
/// fixed values only, without wildcards and policy variables.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status</remarks>
internal static class PublicBucketPolicy
{
    private const string SourceIp = "aws:SourceIp";

    /// <summary>An access point's name may be a wildcard where its account is none.</summary>
    private const string AccessPointArn = "s3:DataAccessPointArn";

    /// <summary>Ranges of addresses wider than these are the public.</summary>
    private const int MinPrefixV4 = 8;
    private const int MinPrefixV6 = 32;
    private const int BytesV4 = 4;

    private static readonly FrozenSet<string> LimitingKeys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "aws:PrincipalAccount",
        "aws:PrincipalArn",
        "aws:PrincipalOrgID",
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceOrgID",
        "aws:SourceOwner",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:userid",
        "s3:DataAccessPointAccount"
    );

    public static Truth IsPublic(PolicyDocument document)
    {
        var isPublic = document.Statements.Any(statement => statement.Effect == Effect.Allow && IsPublic(statement));
        return isPublic
            .ToTruth()
            .Or(document is { IsReadable: true } && IsReadable(document) ? Truth.False : Truth.Unknown);
    }

    private static bool IsReadable(PolicyDocument document) =>
        document.Statements.All(statement => statement.IsReadable);

    private static bool IsPublic(Statement statement)
    {
        var isToEveryone =
            statement.Principal is not { IsNot: false } principal
            || principal.Principals.Any(one => one.Value.Value.Contains('*', StringComparison.Ordinal));
        return isToEveryone && !statement.Conditions.Any(IsLimit);
    }

    private static bool IsLimit(Condition condition)
    {
        if (
            !ConditionOperator.TryParse(condition.Operator.Value, out var asked)
            || asked is { IsNegated: true } or { IfExists: true } or { Set: SetOperator.ForAllValues }
        )
        {
            return false;
        }

        var key = condition.Key.Value;
        var values = condition.Values.Select(value => value.Value);
        if (key.Equals(SourceIp, StringComparison.OrdinalIgnoreCase))
        {
            return asked.Family == ConditionFamily.IpAddress && values.All(IsNarrow);
        }

        if (asked.Family is not (ConditionFamily.String or ConditionFamily.Arn))
        {
            return false;
        }

        return key.Equals(AccessPointArn, StringComparison.OrdinalIgnoreCase)
            ? values.All(IsInFixedAccount)
            : LimitingKeys.Contains(key) && values.All(IsFixed);
    }

    private static bool IsFixed(string value) =>
        !value.AsSpan().ContainsAny('*', '?') && !value.Contains("${", StringComparison.Ordinal);

    private static bool IsInFixedAccount(string value) =>
        Arn.TryParse(value, out var arn) && AccountId.TryParse(arn.Account, out _);

    private static bool IsNarrow(string range)
    {
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? range : range[..slash], out var address))
        {
            return false;
        }

        // A single address has no prefix.
        var isV4 = address.GetAddressBytes().Length == BytesV4;
        return slash < 0
            || (
                int.TryParse(range.AsSpan(slash + 1), CultureInfo.InvariantCulture, out var prefix)
                && prefix >= (isV4 ? MinPrefixV4 : MinPrefixV6)
            );
    }
}
