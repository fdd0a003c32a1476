using System.Collections.Immutable;
using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Questions;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Usage;

namespace AwsRadar.Cli.Permissions.Unused;

/// <summary><c>aws-radar permissions unused</c>: what is allowed and was not used, and the policy that is enough.</summary>
internal static class UnusedPermissionsRun
{
    private const string Legend = """
        An action was used, was not used, or nobody can tell. Nothing is called unused unless IAM's access advisor, which
        `aws-radar scan --depth full` reads, the credentials of the user or role, or CloudTrail would have seen it.
        The smaller policy keeps what was used and what nobody can tell of.

        The exit code is 3 when something was not used, 4 when nothing is known to be unused and something is unknown, else 0.
        """;

    /// <summary>Of a managed policy, without white space.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length</remarks>
    private const int MaxPolicyCharacters = 6144;

    public static Command CreateCommand(CliHost host) =>
        CommandFactory.Create(
            host,
            "unused",
            "Compare what users and roles are allowed with what they used, and propose the smaller policy.",
            (context, cancellation) =>
                StoredSnapshot.UseAsync(context, snapshot => Run(context, snapshot, cancellation)),
            UnusedOptions.Identity,
            UnusedOptions.Since,
            UnusedOptions.CloudTrail,
            UnusedOptions.IsComplete,
            StoredSnapshot.Snapshot,
            StoredSnapshot.Account,
            LegendHelp.Create(Legend)
        );

    private static int Run(CommandContext context, Snapshot snapshot, CancellationToken cancellation)
    {
        var name = context.Arguments.GetValue(UnusedOptions.Identity);
        if (context.Output == OutputFormat.Policy && name is null)
        {
            return context.Fail(UnusedWords.OnePolicy, exitCode: ExitCode.Usage);
        }

        ObservedCalls observed;
        try
        {
            observed = context.Arguments.GetValue(UnusedOptions.CloudTrail) is { Length: > 0 } paths
                ? CloudTrailFiles.Read(paths, context.Arguments.GetValue(UnusedOptions.IsComplete), cancellation)
                : ObservedCalls.None;
        }
        catch (InvalidDataException problem)
        {
            return context.Fail(problem.Message);
        }

        var usage = new UnusedPermissions(snapshot, observed, context.Arguments.GetValue(UnusedOptions.Since));
        var (found, fault) = Find(snapshot, usage, name);
        if (fault is not null)
        {
            return context.Fail(fault);
        }

        var printed =
            context.Output == OutputFormat.Policy
                ? PrintPolicy(context, found[0])
                : Print(context, snapshot, found, name);
        return printed != ExitCode.Done ? printed
            : found.Any(each => each.HasUnused) ? ExitCode.Denied
            : found.Any(each => each.HasUnknown) ? ExitCode.Undetermined
            : ExitCode.Done;
    }

    private static (ImmutableArray<IdentityPermissions> Found, string? Fault) Find(
        Snapshot snapshot,
        UnusedPermissions usage,
        string? name
    )
    {
        if (name is null)
        {
            return ([.. usage.FindAll()], null);
        }

        var (principal, fault) = EntityName.FindPrincipal(snapshot, name);
        if (principal is null)
        {
            return ([], fault);
        }

        var user = snapshot.Users.FirstOrDefault(each => each.Arn.ToString() == principal.Text);
        var role = snapshot.Roles.FirstOrDefault(each => each.Arn.ToString() == principal.Text);
        return user is not null ? ([usage.Find(user)], null)
            : role is not null ? ([usage.Find(role)], null)
            : ([], UnusedWords.NotIdentity(name));
    }

    private static int Print(
        CommandContext context,
        Snapshot snapshot,
        ImmutableArray<IdentityPermissions> found,
        string? name
    )
    {
        var printed = context.Data.Print(UnusedListing.Create([.. found.Select(UnusedRow.Of)]));
        if (found is [var first, ..])
        {
            context.Say(UnusedWords.Period(first.Period.From, first.Period.To));
        }

        if (!snapshot.Coverage.IsAsked(SnapshotSection.ServiceLastAccess))
        {
            context.Say(UnusedWords.NeedsFull);
        }
        else if (name is null && found.Any(each => each.HasUnused))
        {
            context.Say(UnusedWords.Next);
        }

        return printed;
    }

    private static int PrintPolicy(CommandContext context, IdentityPermissions found)
    {
        var identity = UnusedRow.Of(found).Identity;
        if (found.Proposed is { } proposed)
        {
            if (proposed.Length > MaxPolicyCharacters)
            {
                context.Warn(UnusedWords.TooLong(proposed.Length));
            }

            return context.Data.PrintJson(proposed, OutputFormat.Json);
        }

        if (found.Fault is { } fault)
        {
            return context.Fail(UnusedWords.CannotPropose(identity, fault));
        }

        context.Say(found.HasUnused ? UnusedWords.NothingLeft(identity) : UnusedWords.NoProposal(identity));
        return ExitCode.Done;
    }
}
