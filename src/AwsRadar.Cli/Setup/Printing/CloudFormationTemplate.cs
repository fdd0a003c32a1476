using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Setup.Printing;

/// <summary>Setup as a CloudFormation template, in JSON. The user's key is left out: a template would show its secret.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html</remarks>
internal static class CloudFormationTemplate
{
    public static string Write(SetupNames names, string policy) =>
        names.IsRole
            ? Template(
                "The role that aws-radar scans with.",
                TrustParameter("The user or role that may assume the role."),
                new JsonObject { ["Policy"] = Policy(names, policy), ["Role"] = Role(names) }
            )
            : Template(
                "The user that aws-radar scans with. Make its key with: aws iam create-access-key.",
                parameters: null,
                new JsonObject
                {
                    ["Policy"] = Policy(names, policy),
                    ["Group"] = Group(names),
                    ["User"] = User(names),
                }
            );

    /// <summary>The role alone, for a StackSet over many accounts: one account's scanner may assume it in each of them.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html</remarks>
    public static string WriteStackSet(SetupNames names, string policy) =>
        Template(
            "The role that aws-radar scans with, in each account of a StackSet.",
            TrustParameter(
                "The ARN of the identity in the scanning account that may assume the role in every account."
            ),
            new JsonObject { ["Policy"] = Policy(names, policy), ["Role"] = Role(names) }
        );

    private static string Template(string description, JsonObject? parameters, JsonObject resources)
    {
        var template = new JsonObject { ["AWSTemplateFormatVersion"] = "2010-09-09", ["Description"] = description };
        if (parameters is not null)
        {
            template["Parameters"] = parameters;
        }

        template["Resources"] = resources;
        return JsonText.Format(JsonElement.Parse(template.ToJsonString()), indented: true);
    }

    private static JsonObject TrustParameter(string description) =>
        new()
        {
            ["TrustedPrincipal"] = new JsonObject { ["Type"] = "String", ["Description"] = description },
        };

    private static JsonObject Policy(SetupNames names, string policy) =>
        Resource(
            "ManagedPolicy",
            new JsonObject { ["ManagedPolicyName"] = names.Policy, ["PolicyDocument"] = JsonNode.Parse(policy) }
        );

    private static JsonObject Group(SetupNames names) =>
        Resource(
            "Group",
            new JsonObject
            {
                ["GroupName"] = names.Group,
                ["Path"] = SetupNames.GroupPath,
                ["ManagedPolicyArns"] = new JsonArray(Reference("Policy")),
            }
        );

    private static JsonObject User(SetupNames names) =>
        Resource(
            "User",
            new JsonObject
            {
                ["UserName"] = names.Identity,
                ["Groups"] = new JsonArray(Reference("Group")),
                ["Tags"] = SetupInputs.Tag(SetupNames.MarkKey, SetupNames.MarkValue),
            }
        );

    private static JsonObject Role(SetupNames names)
    {
        var trust = JsonNode.Parse(SetupInputs.Trust("TrustedPrincipal"))!;
        trust["Statement"]![0]!["Principal"]!["AWS"] = Reference("TrustedPrincipal");
        return Resource(
            "Role",
            new JsonObject
            {
                ["RoleName"] = names.Identity,
                ["AssumeRolePolicyDocument"] = trust,
                ["ManagedPolicyArns"] = new JsonArray(Reference("Policy")),
                ["Tags"] = SetupInputs.Tag(SetupNames.MarkKey, SetupNames.MarkValue),
            }
        );
    }

    private static JsonObject Resource(string type, JsonObject properties) =>
        new() { ["Type"] = $"AWS::IAM::{type}", ["Properties"] = properties };

    private static JsonObject Reference(string name) => new() { ["Ref"] = name };
}
