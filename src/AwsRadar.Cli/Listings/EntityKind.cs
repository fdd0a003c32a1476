using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Listings;

/// <summary>One of the kinds of entity that <c>show</c> can show in full.</summary>
/// <param name="Word">The kind's name on the command line.</param>
internal sealed record EntityKind<T>(
    string Word,
    SnapshotSection Section,
    Func<Snapshot, ImmutableArray<T>> All,
    Func<T, string> Name,
    Func<T, Arn> Arn,
    Func<Snapshot, T, Details> Describe
)
    where T : class
{
    /// <summary>By name, which IAM compares without case, or by ARN.</summary>
    public T? Find(Snapshot snapshot, string nameOrArn) =>
        All(snapshot)
            .FirstOrDefault(entity =>
                string.Equals(Name(entity), nameOrArn, StringComparison.OrdinalIgnoreCase)
                || string.Equals(Arn(entity).ToString(), nameOrArn, StringComparison.Ordinal)
            );

    /// <summary>Why it was not found: there is none, or nobody could look.</summary>
    public string NotFound(Snapshot snapshot, string nameOrArn)
    {
        if (!snapshot.Coverage.IsKnown(Section))
        {
            return Translate(
                $"Whether there is a {Word} `{nameOrArn}` is unknown. {EmptyReason.For(snapshot, Section, Word + "s")}"
            );
        }

        var similar = All(snapshot)
            .Select(Name)
            .Where(name => name.Contains(nameOrArn, StringComparison.OrdinalIgnoreCase))
            .Take(3)
            .ToArray();
        var hint =
            similar.Length == 0
                ? ""
                : Translate($" Did you mean {string.Join(Translate(" or "), similar.Select(name => $"`{name}`"))}?");
        return Translate($"Account {snapshot.Account} has no {Word} `{nameOrArn}`.{hint}");
    }
}
