using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Permissions;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;
using AwsRadar.Store;

namespace AwsRadar.Cli.Explaining;

/// <summary>Explains a denial with what is at hand: AWS's words, the newest snapshot of the account, the reference.</summary>
internal static class DenialReporter
{
    /// <param name="notes">What else is to be said, such as what AWS could not be asked.</param>
    public static DenialReport Create(
        CommandContext context,
        DeniedRequest request,
        bool canBeCoached,
        params ImmutableArray<string> notes
    )
    {
        var (denial, snapshot) = WithStatements(context, request.Denial);
        var explanation = DenialExplainer.Explain(denial);
        var managed = explanation.CanAllowHelp ? ManagedPolicyGrant.Find(denial.Actions) : [];
        return new DenialReport(
            request with
            {
                Denial = denial,
            },
            explanation,
            managed,
            [.. Lines(explanation, snapshot), .. Remedy(explanation, managed, canBeCoached), .. Notes(notes)]
        )
        {
            CanBeCoached = canBeCoached && explanation.CanAllowHelp,
        };
    }

    private static IEnumerable<DenialLine> Lines(DenialExplanation explanation, Snapshot? snapshot)
    {
        var denial = explanation.Denial;
        var message = DenialWords.SourceOf(DenialSource.Message);
        yield return new DenialLine("why", DenialWords.Why(denial), message);
        foreach (var statement in denial.Statements)
        {
            yield return new DenialLine(
                "forbids",
                DenialWords.Forbids(statement),
                statement.Source == DenialSource.Snapshot ? Name(snapshot!) : DenialWords.SourceOf(statement.Source)
            );
        }

        if (denial is { PolicyArn: { } arn, Statements: [] })
        {
            yield return new DenialLine("forbids", arn, message);
        }

        if (snapshot is not null && denial.Statements.IsEmpty)
        {
            yield return new DenialLine("note", DenialWords.SnapshotSilent, Name(snapshot));
        }

        yield return new DenialLine(
            "needs",
            DenialWords.Needs(denial.Actions, denial.Resource),
            DenialWords.SourceOf(denial.IsActionNamed ? DenialSource.Message : DenialSource.Reference)
        );
    }

    private static IEnumerable<DenialLine> Remedy(
        DenialExplanation explanation,
        ImmutableArray<ManagedPolicyGrant> managed,
        bool canBeCoached
    )
    {
        if (!explanation.CanAllowHelp)
        {
            yield return new DenialLine("remedy", DenialWords.WhoMustChangeWhat(explanation));
            yield break;
        }

        var reference = DenialWords.SourceOf(DenialSource.Reference);
        foreach (var statement in PermissionPolicy.ToStatements(explanation.Missing))
        {
            yield return new DenialLine("remedy", statement, reference);
        }

        if (managed is [var smallest, ..])
        {
            yield return new DenialLine(
                "",
                DenialWords.ManagedPolicies(managed.Length, smallest.Policy.Name, smallest.Others),
                reference
            );
        }

        if (canBeCoached)
        {
            yield return new DenialLine("do", DenialWords.Coach);
        }

        if (AttachCommand.Of(explanation) is { } command)
        {
            yield return new DenialLine(canBeCoached ? "" : "do", command, DenialWords.AsAdministrator);
        }
    }

    private static IEnumerable<DenialLine> Notes(ImmutableArray<string> notes) =>
        notes.Select(note => new DenialLine("note", note));

    private static string Name(Snapshot snapshot) =>
        DenialWords.Snapshot(snapshot.Id[..Math.Min(8, snapshot.Id.Length)], snapshot.CompletedAt);

    /// <summary>
    /// With the statements that the newest snapshots know, and the snapshot of the principal's account; null without one: an
    /// explanation must not fail for want of a store.
    /// </summary>
    private static (Denial Denial, Snapshot? Snapshot) WithStatements(CommandContext context, Denial denial)
    {
        if (
            denial is not { IsExplicit: true, Statements: [], Principal: { } principal }
            || RequestPrincipal.Parse(principal).Account is not { } account
        )
        {
            return (denial, null);
        }

        try
        {
            using var store = SnapshotStore.OpenExisting(context.StorePath);
            return store.Latest(account) is { } snapshot
                ? (
                    denial with
                    {
                        Statements = DenyingStatements.Find(snapshot, denial, other => store.Latest(other)),
                    },
                    snapshot
                )
                : (denial, null);
        }
        catch (StoreException)
        {
            return (denial, null);
        }
    }
}
