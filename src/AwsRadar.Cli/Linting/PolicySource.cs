using System.Text;
using AwsRadar.Cli.CommandLine;
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
    public bool IsStandardInput => Name is "-";

    /// <summary>Runs with the policy, or says in one sentence why it cannot be read.</summary>
    public static int Use(CommandContext context, string name, Func<PolicySource, int> use) =>
        Arn.TryParse(name, out var arn) ? OfArn(context, arn, use) : OfFile(context, name, use);

    private static int OfFile(CommandContext context, string file, Func<PolicySource, int> use)
    {
        byte[] utf8;
        try
        {
            utf8 = Read(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Fail($"The policy in `{file}` cannot be read: {error.Message}");
        }

        return use(new PolicySource(file, PolicyType.Identity, utf8));
    }

    private static byte[] Read(string file)
    {
        if (file is not "-")
        {
            return File.ReadAllBytes(file);
        }

        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
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
                            $"The snapshot has no policy and no role `{arn}`.",
                            "`aws-radar show policies` and `aws-radar show roles` list them."
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
