using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Access;

/// <summary>To which resources a question with wildcards is put, action by action.</summary>
internal sealed class QuestionScope(Snapshot snapshot, AccessQuestion question)
{
    private const string Any = "*";

    private readonly string _partition = PartitionOf(snapshot);

    private readonly bool _isPattern = question.Resource.AsSpan().ContainsAny('*', '?');

    /// <summary>The one resource that every action is asked about; null: there are many.</summary>
    public string? Only => _isPattern ? null : question.Resource;

    /// <summary>The question about one of its actions, as nobody's yet.</summary>
    public AccessQuestion For(string action)
    {
        var (resource, isPattern) = ResourceFor(action);
        return question with
        {
            Action = action,
            Resource = resource,
            IsAboutEachResource = isPattern,
            ResourceAccount = OwnerOf(resource),
        };
    }

    /// <summary>The question about one resource, or each that a pattern names, out of those that it is about.</summary>
    public AccessQuestion Narrow(AccessQuestion asked, string resource, bool isPattern) =>
        asked with
        {
            Resource = resource,
            IsAboutEachResource = isPattern,
            ResourceAccount = OwnerOf(resource),
        };

    /// <summary>Equal for actions that are asked about the same resources.</summary>
    public int KindOf(string action) => StringComparer.Ordinal.GetHashCode(ResourceFor(action).Resource);

    /// <summary>Patterns of the resources that an action works on, in this account.</summary>
    public ImmutableArray<string> ResourcesOf(string action) =>
        ActionCatalog.TryFind(action, out var known) && ActionCatalog.TryOpen(known.Service, out var service)
            ?
            [
                .. known
                    .ResourceTypes.SelectMany(type =>
                        service.TryGetResourceType(type.Name, out var found) ? found.ArnPatterns : []
                    )
                    .Select(Fill),
            ]
            : [];

    private (string Resource, bool IsPattern) ResourceFor(string action)
    {
        if (question.Resource is not Any)
        {
            return (question.Resource, _isPattern);
        }

        if (!ActionCatalog.TryFind(action, out var known))
        {
            return (Any, true);
        }

        // These resources' own policies always have a say, so that they must be asked about as what they are.
        return known switch
        {
            { ResourceTypes.IsEmpty: true } => (Any, false),
            { Service: "kms" } when Has(known, "key") => ($"arn:{_partition}:kms:*:{snapshot.Account}:key/*", true),
            { Service: "sts" } when Has(known, "role") => ($"arn:{_partition}:iam::{snapshot.Account}:role/*", true),
            _ => (Any, true),
        };
    }

    private static bool Has(IamAction action, string type) =>
        action.ResourceTypes.Any(each => string.Equals(each.Name, type, StringComparison.Ordinal));

    /// <summary>Where any resource is asked about, it is one of this account unless its ARN says another.</summary>
    private AccountId? OwnerOf(string resource) =>
        question.ResourceAccount is { } given ? given
        : question.Resource is not Any ? null
        : Arn.TryParse(resource, out var arn) && AccountId.TryParse(arn.Account, out _) ? null
        : snapshot.Account;

    /// <summary><c>arn:${Partition}:iam::${Account}:user/${UserNameWithPath}</c> as a pattern.</summary>
    private string Fill(string pattern)
    {
        var known = pattern
            .Replace("${Partition}", _partition, StringComparison.Ordinal)
            .Replace("${Account}", snapshot.Account.ToString(), StringComparison.Ordinal);
        while (known.IndexOf("${", StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = known.IndexOf('}', start);
            if (end < 0)
            {
                break;
            }

            known = $"{known[..start]}*{known[(end + 1)..]}";
        }

        return known;
    }

    private static string PartitionOf(Snapshot snapshot)
    {
        foreach (var arn in snapshot.Users.Select(user => user.Arn).Concat(snapshot.Roles.Select(role => role.Arn)))
        {
            return arn.Partition.ToString();
        }

        return snapshot.Caller?.Partition.ToString() ?? "aws";
    }
}
