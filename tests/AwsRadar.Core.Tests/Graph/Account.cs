using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Tests.Graph;

/// <summary>Entities of an account, with as little said about each as a test needs.</summary>
internal static class Account
{
    public const string Prefix = "arn:aws:iam::123456789012:";

    private static readonly DateTimeOffset Time = new(2026, 11, 23, 9, 14, 0, TimeSpan.Zero);

    public static Snapshot Snapshot { get; } =
        new()
        {
            Id = "7f3a",
            Account = AccountId.Parse("123456789012"),
            Source = SnapshotSource.File,
            StartedAt = Time,
            CompletedAt = Time,
            Coverage = new Coverage([]),
        };

    public static User User(string name) =>
        new()
        {
            Arn = Arn.Parse($"{Prefix}user/{name}"),
            Id = $"AIDA{name}",
            Name = name,
            Path = "/",
            CreatedAt = Time,
        };

    public static Group Group(string name) =>
        new()
        {
            Arn = Arn.Parse($"{Prefix}group/{name}"),
            Id = $"AGPA{name}",
            Name = name,
            Path = "/",
            CreatedAt = Time,
        };

    public static Role Role(string name, string trust) =>
        new()
        {
            Arn = Arn.Parse($"{Prefix}role/{name}"),
            Id = $"AROA{name}",
            Name = name,
            Path = "/",
            CreatedAt = Time,
            TrustPolicy = new PolicyText(trust),
        };

    public static ManagedPolicy Policy(string name, string document) =>
        new()
        {
            Arn = Arn.Parse($"{Prefix}policy/{name}"),
            Id = $"ANPA{name}",
            Name = name,
            Path = "/",
            CreatedAt = Time,
            UpdatedAt = Time,
            DefaultVersionId = "v1",
            Versions = [new PolicyVersion("v1", IsDefault: true, Time, new PolicyText(document))],
        };

    public static AttachedPolicy Attached(string name) => new(name, Arn.Parse($"{Prefix}policy/{name}"));

    /// <summary>A policy of one Allow statement; the rest of the statement as JSON.</summary>
    public static string Allow(string rest) => Statement("Allow", rest);

    public static string Deny(string rest) => Statement("Deny", rest);

    /// <summary>A trust policy that lets one principal, given as JSON, assume the role.</summary>
    public static string Trust(string principal) =>
        Allow($$""" "Principal": {{principal}}, "Action": "sts:AssumeRole" """);

    /// <summary>Each relation as <c>from -kind-> to</c>, by names, in the graph's order.</summary>
    public static ImmutableArray<string> Lines(Snapshot snapshot)
    {
        var graph = RelationGraph.Build(snapshot);
        return
        [
            .. graph.Relations.Select(relation =>
                $"{graph.Nodes[relation.From].Name} -{relation.Kind}-> {graph.Nodes[relation.To].Name}"
                + (relation.IsConditional ? " ?" : "")
            ),
        ];
    }

    private static string Statement(string effect, string rest) =>
        $$"""{"Version": "2012-10-17", "Statement": [{"Effect": "{{effect}}", {{rest}}}]}""";
}
