using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Fixtures.Answers;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>Whose a resource is. An ARN says it, but for buckets: there the owner is the account whose fixtures list the bucket.</summary>
internal sealed class ResourceOwners(FixtureLibrary library)
{
    private readonly ImmutableArray<string> _accounts =
    [
        .. library
            .Services.Values.SelectMany(service => service.Operations.Values)
            .SelectMany(operation => operation.Places)
            .Select(each => each.Place.Account)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The account and region in which the resource's fixtures stand.</summary>
    public FixtureScope Of(string arn, FixtureScope caller)
    {
        if (!Arn.TryParse(arn, out var parts))
        {
            return caller;
        }

        if (parts.Service is "s3" && parts.Account.IsEmpty)
        {
            var bucket = parts.Resource.ToString().Split('/')[0];
            var owner = Lists(bucket, caller)
                ? caller.Account
                : _accounts.FirstOrDefault(account => Lists(bucket, caller with { Account = account }));
            return owner is null ? caller : caller with { Account = owner };
        }

        return AccountId.TryParse(parts.Account, out _)
            ? new FixtureScope(
                parts.Account.ToString(),
                parts.Region.IsEmpty || parts.Region is "*" ? caller.Region : parts.Region.ToString()
            )
            : caller;
    }

    private bool Lists(string bucket, FixtureScope scope)
    {
        if (
            !library.Services.TryGetValue("s3", out var s3)
            || !s3.Operations.TryGetValue("ListBuckets", out var buckets)
        )
        {
            return false;
        }

        return buckets
            .CasesFor(scope)
            .Select(each => Placeholders.Expand(each.Output, scope))
            .Any(output => Names(output).Contains(bucket, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(JsonElement output) =>
        output.ValueKind is JsonValueKind.Object && output.TryGetProperty("Buckets", out var buckets)
            ? buckets
                .EnumerateArray()
                .Select(bucket => bucket.TryGetProperty("Name", out var name) ? name.GetString() ?? "" : "")
            : [];
}
