using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AwsRadar.Tests.Lab;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>What makes up a scanning identity, a fact a line and sorted: however it was made, the facts are the same.</summary>
internal static partial class IdentityFacts
{
    /// <summary>Those of an account: its policies, groups, users and roles that have setup's names.</summary>
    public static async Task<string[]> OfAccountAsync(LabClient root)
    {
        var account = await root.CallAsync("GetAccountAuthorizationDetails", new JsonObject { ["MaxItems"] = 1000 });
        return Sort([
            .. Ours(account, "Policies", "PolicyName").SelectMany(policy => OfPolicy(policy)),
            .. Ours(account, "GroupDetailList", "GroupName").SelectMany(OfGroup),
            .. Ours(account, "UserDetailList", "UserName").SelectMany(OfUser),
            .. Ours(account, "RoleDetailList", "RoleName").SelectMany(OfRole),
        ]);
    }

    public static string[] Sort(IEnumerable<string> facts) => [.. facts.Order(StringComparer.Ordinal)];

    /// <summary>A fact for each statement of a policy.</summary>
    public static IEnumerable<string> OfPolicy(string name, JsonElement document) =>
        document
            .GetProperty("Statement")
            .EnumerateArray()
            .Select(statement => $"policy {name} {Flat(statement)}")
            .Append($"policy {name} of {document.GetProperty("Version").GetString()}");

    public static string Trust(string role, JsonElement document) => $"role {role} trusts {Flat(document)}";

    public static string Tag(string kind, string name, string key, string value) =>
        $"{kind} {name} has {KeyId().Replace(key, "KEY")} = {value}";

    public static string Attached(string kind, string name, string policy) => $"{kind} {name} has policy {policy}";

    public static string Path(string group, string path) => $"group {group} at {path}";

    public static string Member(string user, string group) => $"user {user} in {group}";

    /// <summary>Members in order of their names, and one text as a list of one: how JSON writes it makes no difference to IAM.</summary>
    private static string Flat(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object =>
                $"{{{string.Join(
                ", ",
                value.EnumerateObject().OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => $"{each.Name}: {Flat(each.Value)}")
            )}}}",
            JsonValueKind.Array => string.Join(" ", value.EnumerateArray().Select(Flat)),
            _ => value.ToString(),
        };

    private static IEnumerable<JsonElement> Ours(JsonElement account, string list, string name) =>
        account
            .GetProperty(list)
            .EnumerateArray()
            .Where(each => each.GetProperty(name).GetString()!.StartsWith("aws_", StringComparison.Ordinal));

    private static IEnumerable<string> OfPolicy(JsonElement policy) =>
        OfPolicy(
            policy.GetProperty("PolicyName").GetString()!,
            Document(
                policy
                    .GetProperty("PolicyVersionList")
                    .EnumerateArray()
                    .Single(version => version.GetProperty("IsDefaultVersion").GetBoolean())
                    .GetProperty("Document")
            )
        );

    private static IEnumerable<string> OfGroup(JsonElement group)
    {
        var name = group.GetProperty("GroupName").GetString()!;
        return OfAttached("group", name, group).Prepend(Path(name, group.GetProperty("Path").GetString()!));
    }

    private static IEnumerable<string> OfUser(JsonElement user)
    {
        var name = user.GetProperty("UserName").GetString()!;
        return
        [
            .. user.GetProperty("GroupList").EnumerateArray().Select(group => Member(name, group.GetString()!)),
            .. OfTags("user", name, user),
            .. OfAttached("user", name, user),
        ];
    }

    private static IEnumerable<string> OfRole(JsonElement role)
    {
        var name = role.GetProperty("RoleName").GetString()!;
        return
        [
            Trust(name, Document(role.GetProperty("AssumeRolePolicyDocument"))),
            .. OfTags("role", name, role),
            .. OfAttached("role", name, role),
        ];
    }

    private static IEnumerable<string> OfTags(string kind, string name, JsonElement entity) =>
        entity
            .GetProperty("Tags")
            .EnumerateArray()
            .Select(tag => Tag(kind, name, tag.GetProperty("Key").GetString()!, tag.GetProperty("Value").GetString()!));

    private static IEnumerable<string> OfAttached(string kind, string name, JsonElement entity) =>
        entity
            .GetProperty("AttachedManagedPolicies")
            .EnumerateArray()
            .Select(policy => Attached(kind, name, policy.GetProperty("PolicyName").GetString()!));

    private static JsonElement Document(JsonElement text) =>
        text.ValueKind is JsonValueKind.String ? JsonElement.Parse(Uri.UnescapeDataString(text.GetString()!)) : text;

    [GeneratedRegex("^AKIA[A-Z0-9]{16}$")]
    private static partial Regex KeyId();
}
