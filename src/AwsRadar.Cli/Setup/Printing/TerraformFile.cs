using System.Collections.Immutable;
using System.Globalization;

namespace AwsRadar.Cli.Setup.Printing;

/// <summary>Setup as Terraform. The user's key is left out: the state file would hold its secret.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy</remarks>
internal static class TerraformFile
{
    public static string Write(SetupNames names, ImmutableArray<string> policies) =>
        $$"""
            data "aws_caller_identity" "current" {}

            data "aws_partition" "current" {}

            {{string.Join("\n\n", policies.Select((policy, index) => Policy(names, policy, index)))}}

            {{(names.IsRole ? Role(names, policies.Length) : User(names, policies.Length))}}
            """;

    private static string Policy(SetupNames names, string policy, int index) =>
        $$"""
            resource "aws_iam_policy" "{{Label(index)}}" {
              name   = "{{names.PolicyAt(index)}}"
              tags   = { "{{SetupNames.MarkKey}}" = "{{SetupNames.MarkValue}}" }
              policy = <<-POLICY
            {{InThisAccount(policy)}}
              POLICY
            }
            """;

    /// <summary>With the ARNs of the account and the partition that it is applied to.</summary>
    private static string InThisAccount(string policy) =>
        policy
            .Replace(
                SetupPrinter.SomePartition,
                "arn:${data.aws_partition.current.partition}:",
                StringComparison.Ordinal
            )
            .Replace(
                SetupPrinter.SomeAccount.ToString(),
                "${data.aws_caller_identity.current.account_id}",
                StringComparison.Ordinal
            );

    private static string Label(int index) =>
        index == 0 ? "aws_radar" : string.Create(CultureInfo.InvariantCulture, $"aws_radar_{index + 1}");

    private static string Attachments(string type, string holder, int policies) =>
        string.Join(
            "\n\n",
            Enumerable
                .Range(0, policies)
                .Select(index =>
                    $$"""
                        resource "aws_iam_{{type}}_policy_attachment" "{{Label(index)}}" {
                          {{holder}} = aws_iam_{{type}}.aws_radar.name
                          policy_arn = aws_iam_policy.{{Label(index)}}.arn
                        }
                        """
                )
        );

    private static string User(SetupNames names, int policies) =>
        $$"""
            resource "aws_iam_group" "aws_radar" {
              name = "{{names.Group}}"
              path = "{{SetupNames.GroupPath}}"
            }

            {{Attachments("group", "group     ", policies)}}

            resource "aws_iam_user" "aws_radar" {
              name = "{{names.Identity}}"
              tags = { "{{SetupNames.MarkKey}}" = "{{SetupNames.MarkValue}}" }
            }

            resource "aws_iam_user_group_membership" "aws_radar" {
              user   = aws_iam_user.aws_radar.name
              groups = [aws_iam_group.aws_radar.name]
            }

            # The key: aws iam create-access-key --user-name {{names.Identity}} | aws-radar configure --profile {{names.Profile}}
            """;

    private static string Role(SetupNames names, int policies) =>
        $$"""
            variable "trusted_principal" {
              description = "The user or role that may assume the role."
              type        = string
            }

            resource "aws_iam_role" "aws_radar" {
              name = "{{names.Identity}}"
              tags = { "{{SetupNames.MarkKey}}" = "{{SetupNames.MarkValue}}" }
              assume_role_policy = jsonencode({
                Version   = "2012-10-17"
                Statement = [{ Effect = "Allow", Principal = { AWS = var.trusted_principal }, Action = "sts:AssumeRole" }]
              })
            }

            {{Attachments("role", "role      ", policies)}}
            """;
}
