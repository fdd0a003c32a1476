using System.Collections.Immutable;
using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Questions;

/// <summary>One question, put together from the command line.</summary>
internal static class Question
{
    /// <summary>The option that is missing, or null if the question is whole.</summary>
    public static string? Missing(ParseResult arguments) =>
        new[] { QuestionOptions.Principal, QuestionOptions.Action, QuestionOptions.Resource }
            .FirstOrDefault(option => string.IsNullOrEmpty(arguments.GetValue(option)))
            ?.Name;

    /// <summary>The first <c>--context</c> that is not KEY=VALUE; null if each is.</summary>
    public static string? BrokenContext(ParseResult arguments) =>
        arguments
            .GetValue(QuestionOptions.Context)!
            .FirstOrDefault(pair => pair.IndexOf('=', StringComparison.Ordinal) <= 0);

    /// <summary>Says what is wrong with the options of a question, and gives the exit code; null if nothing is.</summary>
    public static int? Faults(CommandContext context) =>
        BrokenContext(context.Arguments) is { } pair
            ? context.Fail(
                Translate($"--context: `{pair}` is not KEY=VALUE."),
                Translate("For example: --context aws:SourceIp=203.0.113.7"),
                ExitCode.Usage
            )
            : null;

    /// <summary>Puts a question that is made of the options, or says which policy's file cannot be used.</summary>
    public static int AskSnapshot(CommandContext context, string action, Func<AccessQuestion, int> ask)
    {
        try
        {
            var files = new PolicyFiles();
            var question = ToSnapshot(context.Arguments, files, action);
            return files.Errors.Count > 0 ? PolicyFileErrors.Say(context, files) : ask(question);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Fail(Translate($"A policy cannot be read: {FileFault.Of(error)}."));
        }
    }

    public static RequestContext Request(ParseResult arguments) =>
        new()
        {
            Principal = RequestPrincipal.Parse(arguments.GetValue(QuestionOptions.Principal)!),
            Action = arguments.GetValue(QuestionOptions.Action)!,
            Resource = arguments.GetValue(QuestionOptions.Resource)!,
            ResourceAccount = ResourceAccount(arguments),
            Context = new ContextKeys(Context(arguments)),
        };

    /// <summary>The part of a question to a snapshot that options tell; who asks and to which resource are to be put in.</summary>
    /// <exception cref="IOException">A policy's file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read a policy's file.</exception>
    public static AccessQuestion ToSnapshot(ParseResult arguments, PolicyFiles files, string action)
    {
        var resource = arguments.GetValue(QuestionOptions.ResourcePolicy);
        return new AccessQuestion
        {
            Principal = RequestPrincipal.Anonymous,
            Action = action,
            Resource = "*",
            ResourceAccount = ResourceAccount(arguments),
            Context = [.. Context(arguments)],
            ResourcePolicy = resource is null ? null : files.Read(resource, ResourceType(action)),
            SessionPolicies = Given(
                files.Read(arguments.GetValue(QuestionOptions.SessionPolicies)!, PolicyType.Session)
            ),
            ServiceControl = GivenLevels(
                files.Read(arguments.GetValue(QuestionOptions.ServiceControl)!, PolicyType.ServiceControl)
            ),
            RestrictsPublicBuckets = arguments.GetValue(QuestionOptions.RestrictPublicBuckets),
            AssumesNoOrganizationPolicies = arguments.GetValue(QuestionOptions.AssumeNoOrganizationPolicies),
            ResourceControl = GivenLevels(
                files.Read(arguments.GetValue(QuestionOptions.ResourceControl)!, PolicyType.ResourceControl)
            ),
        };
    }

    public static PolicySet Policies(ParseResult arguments, PolicyFiles files)
    {
        var resource = arguments.GetValue(QuestionOptions.ResourcePolicy);
        return new PolicySet
        {
            Identity = files.Read(arguments.GetValue(QuestionOptions.Policies)!, PolicyType.Identity),
            Resource = resource is null
                ? null
                : files.Read(resource, ResourceType(arguments.GetValue(QuestionOptions.Action)!)),
            PermissionsBoundary = Given(
                files.Read(arguments.GetValue(QuestionOptions.Boundaries)!, PolicyType.PermissionsBoundary)
            ),
            Session = Given(files.Read(arguments.GetValue(QuestionOptions.SessionPolicies)!, PolicyType.Session)),
            ServiceControl = Levels(
                files.Read(arguments.GetValue(QuestionOptions.ServiceControl)!, PolicyType.ServiceControl)
            ),
            RestrictsPublicBuckets = arguments.GetValue(QuestionOptions.RestrictPublicBuckets),
            ResourceControl = Levels(
                files.Read(arguments.GetValue(QuestionOptions.ResourceControl)!, PolicyType.ResourceControl)
            ),
        };
    }

    /// <summary>The policy of a role that is to be assumed is its trust policy.</summary>
    private static PolicyType ResourceType(string action) =>
        action.StartsWith("sts:AssumeRole", StringComparison.OrdinalIgnoreCase)
            ? PolicyType.Trust
            : PolicyType.Resource;

    private static AccountId? ResourceAccount(ParseResult arguments) =>
        AccountId.TryParse(arguments.GetValue(QuestionOptions.ResourceAccount), out var account) ? account : null;

    private static IEnumerable<KeyValuePair<string, ContextValue>> Context(ParseResult arguments) =>
        arguments
            .GetValue(QuestionOptions.Context)!
            .Select(pair =>
                (
                    Key: pair[..pair.IndexOf('=', StringComparison.Ordinal)],
                    Value: pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]
                )
            )
            .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase)
            .Select(group =>
                KeyValuePair.Create(group.Key, new ContextValue([.. group], IsMultivalued: group.Skip(1).Any()))
            );

    private static ImmutableArray<NamedPolicy>? Given(ImmutableArray<NamedPolicy> policies) =>
        policies.IsEmpty ? null : policies;

    private static ImmutableArray<PolicyLevel>? GivenLevels(ImmutableArray<NamedPolicy> policies) =>
        policies.IsEmpty ? null : Levels(policies);

    private static ImmutableArray<PolicyLevel> Levels(ImmutableArray<NamedPolicy> policies) =>
        [.. policies.Select(policy => new PolicyLevel(policy.Name, [policy]))];
}
