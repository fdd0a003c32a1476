using System.Collections.Frozen;
using System.Text.Json;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Tests.Collector.Resources;

/// <summary>
/// What a scan of the sample must find, told by its fixtures alone: every ARN that a list or description in them has, and
/// nothing that is not in them. It knows nothing of models and reference.
/// </summary>
internal static class FixtureOracle
{
    private const string Folder = "src/AwsRadar.Lab/Fixtures/Sample";
    private const string Home = "ap-northeast-2";

    /// <summary>ARNs in the fixtures that are no resources of a scan, and why.</summary>
    private static readonly FrozenDictionary<string, string> NotResources = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        [":iam:"] = "IAM is read in its own way.",
        [":scalingPolicy:"] = "No resource type of AWS's reference.",
        [":access-entry/"] = "Asked for by a cluster and a principal.",
        [":nodegroup/"] = "Asked for by a cluster and a name.",
        [":log-stream:"] = "Passes by.",
        ["::foundation-model/"] = "AWS's own, and none of the account's.",
        [":component/agent/1.0.0"] = "A version of a component: its builds are the resources.",
        [":namespace:"] = "A part of its cluster, whose policy is read.",
        [":product-subscription/"] = "No list that the scan makes has it.",
        [":order-events:"] = "A subscription, which is no resource type of AWS's reference.",
        [":execution:"] = "Passes by.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Check(Snapshot snapshot)
    {
        var scanned = snapshot.Resources.Select(resource => resource.Arn.ToString()).ToHashSet(StringComparer.Ordinal);
        var texts = Answers().SelectMany(answer => Texts(answer.Root, "")).ToArray();
        var expected = Answers()
            .Where(answer =>
                answer.Operation.StartsWith("List", StringComparison.Ordinal)
                || answer.Operation.StartsWith("Describe", StringComparison.Ordinal)
            )
            .SelectMany(answer => Texts(answer.Root, ""))
            .Where(text =>
                text.Name is not ("Resource" or "NotResource") && !text.Value.Contains('{', StringComparison.Ordinal)
            )
            .Select(text => Own(text.Value))
            .Where(text => text.StartsWith("arn:aws:", StringComparison.Ordinal))
            .Where(arn => !NotResources.Keys.Any(part => arn.Contains(part, StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        var named = texts
            .SelectMany(text => new[] { Own(text.Value), Last(text.Value) })
            .ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(scanned).Order(StringComparer.Ordinal));
        Assert.Empty(scanned.Where(arn => !named.Contains(arn) && !named.Contains(Last(arn))));
        Assert.All(
            NotResources.Keys,
            part => Assert.Contains(texts, text => text.Value.Contains(part, StringComparison.Ordinal))
        );
    }

    /// <summary>Every answer of the sample, as it is in the home region.</summary>
    private static IEnumerable<(string Operation, JsonElement Root)> Answers()
    {
        var folder = Path.Combine(Repository.Root, Folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar);
            var isRegional = path[0].Count(character => character == '-') == 2;
            var operation = Path.GetFileNameWithoutExtension(path[isRegional ? 2 : 1]);
            var text = File.ReadAllText(file)
                .Replace("${Region}", isRegional ? path[0] : Home, StringComparison.Ordinal)
                .Replace("${AccountId}", "123456789012", StringComparison.Ordinal)
                .Replace("${Partition}", "aws", StringComparison.Ordinal)
                .Replace("${DnsSuffix}", "amazonaws.com", StringComparison.Ordinal);
            var root = JsonElement.Parse(text);
            foreach (var one in root.ValueKind is JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root })
            {
                if (root.ValueKind is not JsonValueKind.Array)
                {
                    yield return (operation, one);
                }
                else if (one.TryGetProperty("output", out var output))
                {
                    yield return (operation, output);
                }
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> Texts(JsonElement value, string name) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [(name, value.GetString()!)],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Texts(item, name)),
            JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts(member.Value, member.Name)),
            _ => [],
        };

    /// <summary>CloudWatch Logs ends the ARN of a group with what stands for its streams.</summary>
    private static string Own(string text) => text.EndsWith(":*", StringComparison.Ordinal) ? text[..^2] : text;

    private static string Last(string text) => text[(text.LastIndexOfAny([':', '/']) + 1)..];
}
