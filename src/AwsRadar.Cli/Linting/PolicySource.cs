using System.Text;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Cli.Linting;

/// <summary>A policy's bytes and where they came from.</summary>
/// <param name="Name">The file, <c>-</c>, or the ARN, as it was given.</param>
/// <param name="UsualType">What a policy from there is unless the user says otherwise.</param>
internal sealed record PolicySource(string Name, PolicyType UsualType, ReadOnlyMemory<byte> Utf8)
{
    private const int MaxBytes = 1024 * 1024;
    private const int BufferBytes = 64 * 1024;

    public bool IsStandardInput => Name is "-";

    /// <summary>Runs with the policy, or says in one sentence why it cannot be read.</summary>
    public static int Use(CommandContext context, string name, Func<PolicySource, int> use)
    {
        if (Arn.TryParse(name, out var arn))
        {
            return OfArn(context, arn, use);
        }

        return name switch
        {
            "" => context.Fail(
                Translate("No policy is named."),
                Translate("Name a file, `-` for standard input, or the ARN of a policy or role."),
                ExitCode.Usage
            ),
            _ when name.StartsWith("arn:", StringComparison.Ordinal) && !File.Exists(name) => context.Fail(
                Translate($"`{name}` begins like an ARN, and is none."),
                Translate("An ARN reads `arn:partition:service:region:account-id:resource`."),
                ExitCode.Usage
            ),
            _ when Directory.Exists(name) => context.Fail(
                Translate($"`{name}` is a folder."),
                Translate("Name one file of it.")
            ),
            _ => OfFile(context, name, use),
        };
    }

    private static int OfFile(CommandContext context, string file, Func<PolicySource, int> use)
    {
        byte[] utf8;
        try
        {
            using var input = file is "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            utf8 = Read(input);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Fail(Translate($"The policy in `{file}` cannot be read: {FileFault.Of(error, file)}."));
        }

        return use(new PolicySource(file, PolicyType.Identity, utf8));
    }

    /// <summary>A little more than any policy has is enough to say that it is too large (RAD0001).</summary>
    private static byte[] Read(Stream input)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int read;
        while (bytes.Length <= MaxBytes && (read = input.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>AWS's own policies are embedded and need no snapshot.</summary>
    private static int OfArn(CommandContext context, Arn arn, Func<PolicySource, int> use) =>
        ManagedPolicyCatalog.TryGet(arn, out var policy)
            ? use(Of(arn, PolicyType.Identity, policy.ReadDocument()))
            : StoredSnapshot.Use(
                context,
                snapshot =>
                    Find(snapshot, arn) is { } source
                        ? use(source)
                        : context.Fail(
                            Translate($"The snapshot has no policy and no role `{arn}`."),
                            Translate("`aws-radar show policies` and `aws-radar show roles` list them.")
                        )
            );

    private static PolicySource? Find(Snapshot snapshot, Arn arn)
    {
        if (snapshot.Roles.FirstOrDefault(role => role.Arn == arn) is { } role)
        {
            return Of(arn, PolicyType.Trust, role.TrustPolicy.Json);
        }

        var policy = snapshot.ManagedPolicies.FirstOrDefault(policy => policy.Arn == arn);
        return policy?.DefaultVersion is { } version ? Of(arn, PolicyType.Identity, version.Document.Json) : null;
    }

    private static PolicySource Of(Arn arn, PolicyType type, string json) =>
        new(arn.ToString(), type, Encoding.UTF8.GetBytes(json));
}
