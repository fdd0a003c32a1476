using System.Collections.Immutable;
using AwsRadar.Cli.Listings;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Findings;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Demo;

/// <summary>An account in four lines: who is there, who holds power, who comes from outside, what is unknown.</summary>
internal static class DemoSummary
{
    public static ImmutableArray<(string Label, string Text)> Of(Snapshot snapshot) =>
        [
            (Translate("who"), Who(snapshot)),
            (Translate("power"), Power(snapshot)),
            (Translate("from outside"), Outside(snapshot)),
            (Translate("unknown"), Unknown(snapshot)),
        ];

    private static string Who(Snapshot snapshot)
    {
        var results = FindingRules.RunAll(snapshot).ToDictionary(result => result.Rule.Id, StringComparer.Ordinal);
        return Translate(
            $"{snapshot.Users.Length} users · {Count(results["console-user-without-mfa"])} without MFA"
                + $" · {Count(results["old-access-key"])} with keys older than {OldAccessKeyRule.MaxAgeDays} days"
                + $" · {Count(results["never-signed-in"])} never signed in"
        );
    }

    private static string Count(FindingResult result) => result.IsComplete ? $"{result.Findings.Length}" : Cell.Unknown;

    private static string Power(Snapshot snapshot)
    {
        var administrators = AdministratorFinder.Find(snapshot);
        var names = administrators.Select(one =>
            one.Through is { } role
                ? Translate($"{one.Principal.Name} (through PassRole of {role.Name} to {one.Service!.Split('.')[0]})")
                : one.Principal.Name.ToString()
        );
        return Translate($"{administrators.Length} administrators: {string.Join(", ", names)}");
    }

    private static string Outside(Snapshot snapshot)
    {
        var graph = RelationGraph.Build(snapshot);
        var outside = graph
            .Relations.Where(relation => relation.Kind == RelationKind.MayAssume)
            .Select(relation => graph.Nodes[relation.From])
            .Distinct()
            .ToLookup(node => node.Kind);
        var accounts = outside[NodeKind.Account]
            .Concat(outside[NodeKind.ForeignPrincipal])
            .Select(node => Arn.TryParse(node.Key, out var arn) ? arn.Account.ToString() : node.Key)
            .Distinct(StringComparer.Ordinal)
            .Count();
        var providers = outside[NodeKind.OidcProvider]
            .Concat(outside[NodeKind.SamlProvider])
            .Select(node => node.Name)
            .ToArray();
        return Translate(
            $"{accounts} accounts, {providers.Length} identity providers ({Cell.Names(providers)}), "
                + $"{outside[NodeKind.ServicePrincipal].Count()} services can become a role here"
        );
    }

    private static string Unknown(Snapshot snapshot) =>
        snapshot.Coverage.IsComplete
            ? Translate("nothing: every call that the scan planned was answered")
            : string.Join(
                ", ",
                snapshot
                    .Coverage.Gaps.Select(gap => $"{gap.Service}:{gap.Operation} {OutcomeText.Of(gap.Outcome)}")
                    .Distinct(StringComparer.Ordinal)
            );
}
