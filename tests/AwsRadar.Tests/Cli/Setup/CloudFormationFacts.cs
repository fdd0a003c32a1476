using System.Text.Json;
using System.Text.Json.Nodes;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>A template's resources as CloudFormation would make them in the lab's account, by <c>Ref</c> and <c>Fn::Sub</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html</remarks>
internal static class CloudFormationFacts
{
    public static string[] Of(JsonElement template, string trusted)
    {
        var resources = template.GetProperty("Resources");
        var names = resources
            .EnumerateObject()
            .ToDictionary(
                each => each.Name,
                each => NameOf(each.Value.GetProperty("Properties")),
                StringComparer.Ordinal
            );
        names["TrustedPrincipal"] = trusted;
        return IdentityFacts.Sort(
            resources
                .EnumerateObject()
                .SelectMany(each =>
                    Facts(
                        each.Value.GetProperty("Type").GetString()!,
                        JsonElement.Parse(
                            Resolve(JsonNode.Parse(each.Value.GetProperty("Properties").GetRawText())!, names)
                                .ToJsonString()
                        )
                    )
                )
        );
    }

    private static IEnumerable<string> Facts(string type, JsonElement properties)
    {
        var name = NameOf(properties);
        return type switch
        {
            "AWS::IAM::ManagedPolicy" => IdentityFacts.OfPolicy(name, properties.GetProperty("PolicyDocument")),
            "AWS::IAM::Group" =>
            [
                IdentityFacts.Path(name, properties.GetProperty("Path").GetString()!),
                .. Attached("group", name, properties),
            ],
            "AWS::IAM::User" =>
            [
                .. Texts(properties, "Groups").Select(group => IdentityFacts.Member(name, group)),
                .. Tags("user", name, properties),
            ],
            "AWS::IAM::Role" =>
            [
                IdentityFacts.Trust(name, properties.GetProperty("AssumeRolePolicyDocument")),
                .. Tags("role", name, properties),
                .. Attached("role", name, properties),
            ],
            _ => [$"{type} is not what setup makes"],
        };
    }

    private static JsonNode Resolve(JsonNode node, Dictionary<string, string> names) =>
        node switch
        {
            JsonObject { Count: 1 } each when each["Ref"] is { } reference => names[reference.GetValue<string>()],
            JsonObject { Count: 1 } each when each["Fn::Sub"] is { } text => text.GetValue<string>()
                .Replace("${AWS::Partition}", "aws", StringComparison.Ordinal)
                .Replace("${AWS::AccountId}", "123456789012", StringComparison.Ordinal),
            JsonObject each => new JsonObject(
                each.Select(member => new KeyValuePair<string, JsonNode?>(member.Key, Resolve(member.Value!, names)))
            ),
            JsonArray each => new JsonArray([.. each.Select(item => Resolve(item!, names))]),
            _ => node.DeepClone(),
        };

    private static string NameOf(JsonElement properties) =>
        properties
            .EnumerateObject()
            .Single(each => each.Name is "ManagedPolicyName" or "GroupName" or "UserName" or "RoleName")
            .Value.GetString()!;

    private static IEnumerable<string> Attached(string kind, string name, JsonElement properties) =>
        Texts(properties, "ManagedPolicyArns").Select(policy => IdentityFacts.Attached(kind, name, policy));

    private static IEnumerable<string> Tags(string kind, string name, JsonElement properties) =>
        properties
            .GetProperty("Tags")
            .EnumerateArray()
            .Select(tag =>
                IdentityFacts.Tag(
                    kind,
                    name,
                    tag.GetProperty("Key").GetString()!,
                    tag.GetProperty("Value").GetString()!
                )
            );

    private static IEnumerable<string> Texts(JsonElement properties, string list) =>
        properties.GetProperty(list).EnumerateArray().Select(each => each.GetString()!);
}
