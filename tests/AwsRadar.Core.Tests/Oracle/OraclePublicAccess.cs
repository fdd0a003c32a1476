using System.Collections.Immutable;
using System.Globalization;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>S3 Block Public Access: <c>RestrictPublicBuckets</c> closes a bucket with a public policy to outsiders.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</remarks>
internal static class OraclePublicAccess
{
    private static readonly ImmutableHashSet<string> Limits =
    [
        "aws:principalaccount",
        "aws:principalarn",
        "aws:principalorgid",
        "aws:sourceaccount",
        "aws:sourcearn",
        "aws:sourceorgid",
        "aws:sourceowner",
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:userid",
        "s3:dataaccesspointaccount",
    ];

    public static bool? LetsThrough(RequestContext request, PolicySet policies, OracleSituation situation)
    {
        var isOutside =
            request.Principal.Form != PrincipalForm.Service
            && (situation.PrincipalAccount is null || situation.PrincipalAccount != situation.ResourceAccount);
        var concerns =
            policies.RestrictsPublicBuckets
            && isOutside
            && request.Action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase);
        return !concerns || policies.Resource is not { } resource ? true
            : resource.Document.Statements.Any(IsPublic) ? false
            : resource.Document.IsReadable && resource.Document.Statements.All(one => one.IsReadable) ? true
            : null;
    }

    private static bool IsPublic(Statement statement) =>
        statement.Effect == Effect.Allow
        && (statement.Principal is null || statement.Principal.IsNot || statement.Principal.Principals.Any(HasStar))
        && !statement.Conditions.Any(IsLimit);

    private static bool HasStar(PolicyPrincipal principal) =>
        principal.Value.Value.Contains('*', StringComparison.Ordinal);

    private static bool IsLimit(Condition condition)
    {
        var name = condition.Operator.Value.Replace("ForAnyValue:", "", StringComparison.Ordinal);
        var key = condition.Key.Value.ToLowerInvariant();
        return (name, key) switch
        {
            ("IpAddress", "aws:sourceip") => condition.Values.All(value => IsNarrow(value.Value)),
            ("StringEquals" or "StringLike" or "ArnEquals" or "ArnLike", "s3:dataaccesspointarn") =>
                condition.Values.All(value =>
                    value.Value.Split(':') is { Length: >= 6 } parts
                    && parts[4].Length == 12
                    && parts[4].All(char.IsAsciiDigit)
                ),
            ("StringEquals" or "StringLike" or "StringEqualsIgnoreCase" or "ArnEquals" or "ArnLike", _) =>
                Limits.Contains(key)
                    && condition.Values.All(value =>
                        value.Value.IndexOfAny(['*', '?']) < 0 && !value.Value.Contains("${", StringComparison.Ordinal)
                    ),
            _ => false,
        };
    }

    private static bool IsNarrow(string range)
    {
        var parts = range.Split('/');
        var least = range.Contains(':', StringComparison.Ordinal) ? 32 : 8;
        return parts.Length == 1 || int.Parse(parts[1], CultureInfo.InvariantCulture) >= least;
    }
}
