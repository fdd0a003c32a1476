using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace AwsRadar.Tests.Cli.Explaining;

/// <summary>A request that one policy type denies, and what is to be said of it: one of <c>denied-by-policies.json</c>.</summary>
/// <param name="Call">The words after <c>aws-radar call</c>; <c>ROLE</c> is the ARN of the role that has the trust policy.</param>
/// <param name="Statement">The <c>Sid</c> of the statement that forbids it; null: nothing forbids it.</param>
/// <param name="Source">Who tells the statement.</param>
public sealed record DeniedCase(
    string Name,
    string[] Call,
    string DecidedBy,
    string Remedy,
    string? Statement,
    string? Source
)
{
    private static readonly JsonNode File = JsonNode.Parse(
        System.IO.File.ReadAllText(PathOf("denied-by-policies.json"))
    )!;

    private JsonObject Policies { get; init; } = [];

    public static IEnumerable<DeniedCase> All => File["cases"]!.AsArray().Select(one => Of(one!.AsObject()));

    public static IEnumerable<(string Path, string Content)> Fixtures =>
        File["fixtures"]!.AsObject().Select(file => (file.Key, file.Value!.ToJsonString()));

    /// <summary>The policy of a type that the case has; null where it has none.</summary>
    public string? Policy(string type) =>
        Policies[type] is { } statements
            ? new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements.DeepClone() }.ToJsonString()
            : null;

    private static DeniedCase Of(JsonObject one)
    {
        var expected = one["expected"]!;
        return new DeniedCase(
            (string)one["name"]!,
            ((string)one["call"]!).Split(' '),
            (string)expected["decidedBy"]!,
            (string)expected["remedy"]!,
            (string?)expected["statement"],
            (string?)expected["source"]
        )
        {
            Policies = one,
        };
    }

    private static string PathOf(string name, [CallerFilePath] string file = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, name);
}
