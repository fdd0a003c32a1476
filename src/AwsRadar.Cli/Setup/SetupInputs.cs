using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Denials;

namespace AwsRadar.Cli.Setup;

/// <summary>The parameters of setup's calls: every entity carries the mark from the moment it exists.</summary>
internal static class SetupInputs
{
    public static JsonObject UserName(SetupNames names) => new() { ["UserName"] = names.Identity };

    public static JsonObject RoleName(SetupNames names) => new() { ["RoleName"] = names.Identity };

    public static JsonObject GroupName(SetupNames names) => new() { ["GroupName"] = names.Group };

    public static JsonObject Policy(string name, string document) =>
        new()
        {
            ["PolicyName"] = name,
            ["PolicyDocument"] = document,
            ["Tags"] = Mark,
        };

    public static JsonObject Group(SetupNames names) =>
        new() { ["GroupName"] = names.Group, ["Path"] = SetupNames.GroupPath };

    public static JsonObject User(SetupNames names) => new() { ["UserName"] = names.Identity, ["Tags"] = Mark };

    public static JsonObject Role(SetupNames names, string trusted) =>
        new()
        {
            ["RoleName"] = names.Identity,
            ["AssumeRolePolicyDocument"] = Trust(trusted),
            ["Tags"] = Mark,
        };

    public static string Trust(string trusted) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{trusted}}}"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>The user or role that may assume the scanning role: the administrator, whose sessions come and go.</summary>
    /// <exception cref="SetupException">It is a root user, which cannot assume roles.</exception>
    public static string TrustedBy(Arn administrator) =>
        GrantTarget.Of(administrator.ToString()) switch
        {
            { Kind: GrantTargetKind.User } => administrator.ToString(),
            { } role => $"arn:{administrator.Partition}:iam::{administrator.Account}:role/{role.Name}",
            null => throw new SetupException(SetupWords.RootCannotAssume),
        };

    public static bool HasMark(JsonElement entity) => HasTag(entity, SetupNames.MarkKey, SetupNames.MarkValue);

    public static bool HasTag(JsonElement entity, string key, string value) =>
        entity.TryGetProperty("Tags", out var tags)
        && tags.EnumerateArray()
            .Any(tag => tag.GetProperty(TagKey).GetString() == key && tag.GetProperty("Value").GetString() == value);

    public static JsonArray Tag(string key, string value) =>
        new((JsonNode)new JsonObject { [TagKey] = key, ["Value"] = value });

    // The member that the API calls so; it has nothing to do with the access key beside it.
    private const string TagKey = "Key";

    private static JsonArray Mark => Tag(SetupNames.MarkKey, SetupNames.MarkValue);
}
