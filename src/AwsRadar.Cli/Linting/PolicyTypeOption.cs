using System.CommandLine;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Linting;

/// <summary><c>--type</c>: what the policy is, which decides its rules.</summary>
internal static class PolicyTypeOption
{
    private static readonly (string Name, PolicyType Type)[] Types =
    [
        ("identity", PolicyType.Identity),
        ("resource", PolicyType.Resource),
        ("trust", PolicyType.Trust),
        ("boundary", PolicyType.PermissionsBoundary),
        ("session", PolicyType.Session),
        ("scp", PolicyType.ServiceControl),
        ("rcp", PolicyType.ResourceControl),
        ("endpoint", PolicyType.VpcEndpoint),
    ];

    private static string Names => string.Join(", ", Types.Select(type => type.Name));

    public static Option<PolicyType?> Create()
    {
        var option = new Option<PolicyType?>("--type")
        {
            Description = $"What the policy is: {Names}. Without it: identity, or trust for a role's ARN.",
            HelpName = "TYPE",
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                var index = Array.FindIndex(Types, type => type.Name == text);
                if (index >= 0)
                {
                    return Types[index].Type;
                }

                result.AddError(Translate($"`{text}` is not a type of policy: use {Names}."));
                return null;
            },
        };
        option.CompletionSources.Add([.. Types.Select(type => type.Name)]);
        return option;
    }
}
