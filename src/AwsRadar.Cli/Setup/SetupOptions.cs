using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Scanning;
using AwsRadar.Collector;

namespace AwsRadar.Cli.Setup;

/// <summary>The options that setup and teardown share.</summary>
internal static class SetupOptions
{
    public const string User = "user";
    public const string Role = "role";

    public static readonly Option<string?> AdminProfile = new("--admin-profile")
    {
        Description = "The profile of an administrator, whose credentials make the changes and nothing else.",
        HelpName = "NAME",
    };

    public static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Do it without asking." };

    public static readonly Option<string> As = Choice("--as", "What to make: user or role.", User, User, Role);

    public static readonly Option<ScanDepth?> Depth = DepthOption.Create(
        "The scan that is planned: fast, standard or full. The policy is made for it."
    );

    public static readonly Option<string[]> Services = ServicesOption.CreateServices();

    public static readonly Option<string[]> Regions = ServicesOption.CreateRegions();

    public static readonly Option<bool> Wider = ServicesOption.CreateWider();

    private static readonly Option<string> Name = Text("--name", "The user or role.", SetupNames.DefaultIdentity);

    private static readonly Option<string> Group = Text("--group-name", "The user's group.", SetupNames.DefaultGroup);

    private static readonly Option<string> Policy = Text("--policy-name", "The policy.", SetupNames.DefaultPolicy);

    private static readonly Option<string> Profile = Text(
        "--new-profile",
        "The profile that is written.",
        SetupNames.DefaultIdentity
    );

    /// <summary>What names the entities.</summary>
    public static readonly Option[] All = [AdminProfile, Name, Group, Policy, Profile, Yes];

    public static SetupNames Read(CommandContext context) =>
        new(
            context.Arguments.GetValue(As) is Role,
            context.Arguments.GetRequiredValue(Name),
            context.Arguments.GetRequiredValue(Group),
            context.Arguments.GetRequiredValue(Policy),
            context.Arguments.GetRequiredValue(Profile),
            context.Arguments.GetValue(AdminProfile) ?? "",
            ServicesOption.Complete(
                new ScanPlan { Depth = context.Arguments.GetValue(Depth) ?? ScanDepth.Standard },
                context.Arguments,
                Services,
                Regions
            ),
            context.Arguments.GetValue(Wider)
        );

    /// <summary>One of a few words.</summary>
    public static Option<string> Choice(string name, string description, string usual, params string[] words)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => usual,
        };
        option.Limit(words);
        return option;
    }

    private static Option<string> Text(string name, string description, string usual) =>
        new(name)
        {
            Description = description,
            HelpName = "NAME",
            DefaultValueFactory = _ => usual,
        };
}
