namespace AwsRadar.Cli.Setup.Printing;

/// <summary>Setup as Terraform. The user's key is left out: the state file would hold its secret.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy</remarks>
internal static class TerraformFile
{
    public static string Write(SetupNames names, string policy) =>
        $$"""
            resource "aws_iam_policy" "aws_radar" {
              name   = "{{names.Policy}}"
              tags   = { "{{SetupNames.MarkKey}}" = "{{SetupNames.MarkValue}}" }
              policy = <<-POLICY
            {{policy}}
              POLICY
            }

            {{(names.IsRole ? Role(names) : User(names))}}
            """;

    private static string User(SetupNames names) =>
        $$"""
            resource "aws_iam_group" "aws_radar" {
              name = "{{names.Group}}"
              path = "{{SetupNames.GroupPath}}"
            }

            resource "aws_iam_group_policy_attachment" "aws_radar" {
              group      = aws_iam_group.aws_radar.name
              policy_arn = aws_iam_policy.aws_radar.arn
            }

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

    private static string Role(SetupNames names) =>
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

            resource "aws_iam_role_policy_attachment" "aws_radar" {
              role       = aws_iam_role.aws_radar.name
              policy_arn = aws_iam_policy.aws_radar.arn
            }
            """;
}
