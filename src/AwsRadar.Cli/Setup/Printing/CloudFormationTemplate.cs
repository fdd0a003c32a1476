using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Setup.Printing;

/// <summary>Setup as a CloudFormation template, in JSON. The user's key is left out: a template would show its secret.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html</remarks>
internal static class CloudFormationTemplate
{
    public static string Write(SetupNames names, ImmutableArray<string> policies) =>
        names.IsRole
            ? Template(
                "The role that aws-radar scans with.",
                TrustParameter("The user or role that may assume the role."),
                [.. Policies(names, policies), new("Role", Role(names, policies.Length))]
            )
            : Template(
                "The user that aws-radar scans with. Make its key with: aws iam create-access-key.",
                parameters: null,
                [.. Policies(names, policies), new("Group", Group(names, policies.Length)), new("User", User(names))]
            );

    /// <summary>The role alone, for a StackSet over many accounts: one account's scanner may assume it in each of them.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html</remarks>
    public static string WriteStackSet(SetupNames names, ImmutableArray<string> policies) =>
        Template(
            "The role that aws-radar scans with, in each account of a StackSet.",
            TrustParameter(
                "The ARN of the identity in the scanning account that may assume the role in every account."
            ),
            [.. Policies(names, policies), new("Role", Role(names, policies.Length))]
        );

    private static string Template(
        string description,
        JsonObject? parameters,
        KeyValuePair<string, JsonNode?>[] resources
    )
    {
        var template = new JsonObject { ["AWSTemplateFormatVersion"] = "2010-09-09", ["Description"] = description };
        if (parameters is not null)
        {
            template["Parameters"] = parameters;
        }

        template["Resources"] = new JsonObject(resources);
        return JsonText.Format(JsonElement.Parse(template.ToJsonString()), indented: true);
    }

    private static JsonObject TrustParameter(string description) =>
        new()
        {
            ["TrustedPrincipal"] = new JsonObject { ["Type"] = "String", ["Description"] = description },
        };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Policies(
        SetupNames names,
        ImmutableArray<string> policies
    ) =>
        policies.Select(
            (policy, index) =>
                new KeyValuePair<string, JsonNode?>(
                    PolicyId(index),
                    Resource(
                        "ManagedPolicy",
                        new JsonObject
                        {
                            ["ManagedPolicyName"] = names.PolicyAt(index),
                            ["PolicyDocument"] = InThisAccount(JsonNode.Parse(policy)!),
                        }
                    )
                )
        );

    private static string PolicyId(int index) =>
        index == 0 ? "Policy" : string.Create(CultureInfo.InvariantCulture, $"Policy{index + 1}");

    private static JsonArray PolicyReferences(int policies) =>
        [.. Enumerable.Range(0, policies).Select(index => (JsonNode)Reference(PolicyId(index)))];

    /// <summary>With the ARNs of the account and the partition that the stack is made in.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html</remarks>
    private static JsonNode InThisAccount(JsonNode policy)
    {
        foreach (var statement in policy["Statement"]!.AsArray())
        {
            var resources = statement!["Resource"]!.AsArray();
            for (var index = 0; index < resources.Count; index++)
            {
                var arn = resources[index]!.GetValue<string>();
                if (arn.StartsWith(SetupPrinter.SomePartition, StringComparison.Ordinal))
                {
                    resources[index] = new JsonObject
                    {
                        ["Fn::Sub"] = arn.Replace(
                                SetupPrinter.SomePartition,
                                "arn:${AWS::Partition}:",
                                StringComparison.Ordinal
                            )
                            .Replace(
                                SetupPrinter.SomeAccount.ToString(),
                                "${AWS::AccountId}",
                                StringComparison.Ordinal
                            ),
                    };
                }
            }
        }

        return policy;
    }

    private static JsonObject Group(SetupNames names, int policies) =>
        Resource(
            "Group",
            new JsonObject
            {
                ["GroupName"] = names.Group,
                ["Path"] = SetupNames.GroupPath,
                ["ManagedPolicyArns"] = PolicyReferences(policies),
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

    private static JsonObject Role(SetupNames names, int policies)
    {
        var trust = JsonNode.Parse(SetupInputs.Trust("TrustedPrincipal"))!;
        trust["Statement"]![0]!["Principal"]!["AWS"] = Reference("TrustedPrincipal");
        return Resource(
            "Role",
            new JsonObject
            {
                ["RoleName"] = names.Identity,
                ["AssumeRolePolicyDocument"] = trust,
                ["ManagedPolicyArns"] = PolicyReferences(policies),
                ["Tags"] = SetupInputs.Tag(SetupNames.MarkKey, SetupNames.MarkValue),
            }
        );
    }

    private static JsonObject Resource(string type, JsonObject properties) =>
        new() { ["Type"] = $"AWS::IAM::{type}", ["Properties"] = properties };

    private static JsonObject Reference(string name) => new() { ["Ref"] = name };
}
