using System.CommandLine;
using AwsRadar.Lab;

namespace AwsRadar.Cli.Labs;

/// <summary>The root user's key as somebody wants it: from options, or from variables that no list of processes shows.</summary>
internal static class LabRootKey
{
    public const string IdVariable = "AWS_RADAR_LAB_ROOT_ACCESS_KEY_ID";
    public const string SecretVariable = "AWS_RADAR_LAB_ROOT_SECRET_ACCESS_KEY";

    public static Option<string?> Id { get; } =
        new("--root-access-key-id")
        {
            Description = $"The root user's key id, 16 to 128 letters and digits; also {IdVariable}.",
            HelpName = "KEY",
        };

    public static Option<string?> Secret { get; } =
        new("--root-secret-access-key")
        {
            Description = $"Its secret. Every process can see arguments: better {SecretVariable}.",
            HelpName = "SECRET",
        };

    /// <param name="problem">One sentence when only one half was given.</param>
    /// <returns>Null when neither half was given.</returns>
    public static LabCredentials? Read(ParseResult arguments, out string? problem)
    {
        var id = arguments.GetValue(Id) ?? Environment.GetEnvironmentVariable(IdVariable);
        var secret = arguments.GetValue(Secret) ?? Environment.GetEnvironmentVariable(SecretVariable);
        problem =
            id is null == secret is null
                ? null
                : Translate(
                    $"A root key needs both halves: give --root-access-key-id and --root-secret-access-key, or {IdVariable} and {SecretVariable}."
                );
        return id is not null && secret is not null ? new LabCredentials(id, secret) : null;
    }
}
