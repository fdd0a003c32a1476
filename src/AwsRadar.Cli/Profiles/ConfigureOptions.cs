using System.CommandLine;

namespace AwsRadar.Cli.Profiles;

/// <summary>What a profile can be given on the command line: everything but a secret.</summary>
internal static class ConfigureOptions
{
    public static readonly Option<string?> AccessKeyId = Text(
        "--access-key-id",
        "AKIA…",
        "The key's id; its secret is asked for, or is the first line of standard input."
    );

    public static readonly Option<string?> RoleArn = Text("--role-arn", "ARN", "A role that the profile assumes.");

    public static readonly Option<string?> SourceProfile = Text(
        "--source-profile",
        "NAME",
        "The profile whose credentials assume the role."
    );

    public static readonly Option<string?> CredentialSource = Text(
        "--credential-source",
        "SOURCE",
        "Or where they come from: Environment, EcsContainer or Ec2InstanceMetadata."
    );

    public static readonly Option<string?> ExternalId = Text(
        "--external-id",
        "ID",
        "The external id that the role asks for."
    );

    public static readonly Option<string?> MfaSerial = Text(
        "--mfa-serial",
        "ARN",
        "The MFA device whose code the role asks for."
    );

    /// <summary>Only here to be refused: System.CommandLine would repeat an unknown option's value in its error.</summary>
    public static readonly Option<string?> Secret = new("--secret-access-key", "--session-token")
    {
        Hidden = true,
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>In the order in which help shows them.</summary>
    public static readonly Option[] All =
    [
        AccessKeyId,
        RoleArn,
        SourceProfile,
        CredentialSource,
        ExternalId,
        MfaSerial,
        Secret,
    ];

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };
}
