using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Linting;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Permissions;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Permissions;

/// <summary>What <c>aws-radar permissions</c> finds in the reference that it carries; nobody is called.</summary>
internal static class PermissionLookups
{
    public static int Search(CommandContext context, string word) =>
        context.Data.Print(
            PermissionListings.Actions(
                [.. ActionSearch.Find(word).Select(ActionRow.Of)],
                PermissionWords.NoActionLike(word)
            )
        );

    public static int Managed(CommandContext context, string[] actions)
    {
        if (Array.Find(actions, action => !ActionCatalog.TryFind(action, out _)) is { } unknown)
        {
            return context.Fail(PermissionWords.UnknownAction(unknown), exitCode: ExitCode.Usage);
        }

        return context.Data.Print(
            PermissionListings.ManagedPolicies(
                [.. ManagedPolicyGrant.Find(actions).Select(ManagedPolicyRow.Of)],
                PermissionWords.NoManagedPolicy(actions)
            )
        );
    }

    public static int Show(CommandContext context, string policy) =>
        ManagedPolicyCatalog.TryGet(policy, out var managed) && !File.Exists(policy)
            ? Show(context, managed.Name, PolicyParser.Parse(managed.ReadDocument(), PolicyType.Identity))
            : PolicySource.Use(
                context,
                policy,
                source => Show(context, source.Name, PolicyParser.Parse(source.Utf8.Span, source.UsualType))
            );

    private static int Show(CommandContext context, string name, ParsedPolicy parsed) =>
        parsed.Document.IsReadable
            ? context.Data.Print(
                PermissionListings.Granted(GrantedActions.Of(parsed.Document), PermissionWords.NothingGranted(name))
            )
            : context.Fail(
                Translate($"`{name}` cannot be read as a policy: {parsed.Diagnostics[0].Message}"),
                Translate($"All of it: aws-radar policy lint {name}")
            );

    public static int Minimize(CommandContext context, string[] words, int allowMore)
    {
        string[] actions = words is [] ? ReadLines(context) : words;
        var minimized = ActionMinimizer.Minimize(actions, allowMore);
        if (!minimized.Unknown.IsEmpty)
        {
            return context.Fail(PermissionWords.UnknownAction(minimized.Unknown[0]), exitCode: ExitCode.Usage);
        }

        var printed = Print(context, minimized);
        context.Say(
            PermissionWords.Minimized(
                actions.SelectMany(ActionCatalog.Expand).Distinct().Count(),
                minimized.Patterns.Length,
                minimized.Extra.Length
            )
        );
        foreach (var extra in minimized.Extra)
        {
            context.Say($"  {extra}");
        }

        if (minimized.Patterns.Any(pattern => pattern.EndsWith('*')))
        {
            context.Say(PermissionWords.NewActions);
        }

        return printed;
    }

    /// <summary>A policy that is ready to be used; patterns a line for text.</summary>
    private static int Print(CommandContext context, MinimizedActions minimized)
    {
        if (context.Output is OutputFormat.Text or OutputFormat.Table or OutputFormat.Csv)
        {
            foreach (var pattern in minimized.Patterns)
            {
                context.WriteData(pattern);
            }

            return ExitCode.Done;
        }

        return context.Data.PrintJson(
            PermissionPolicy.ToJson(minimized.Patterns.Select(pattern => new Permission(pattern)), isIndented: true),
            OutputFormat.Json
        );
    }

    private static string[] ReadLines(CommandContext context) =>
        (context.Host.PipedInput?.ReadToEnd() ?? "").Split(
            [' ', ',', '\n', '\r', '\t', '"'],
            StringSplitOptions.RemoveEmptyEntries
        );
}
