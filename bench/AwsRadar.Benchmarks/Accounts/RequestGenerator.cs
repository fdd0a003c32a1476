namespace AwsRadar.Benchmarks.Accounts;

/// <summary>Writes requests of the generated account's users and roles, some of which their policies allow.</summary>
internal static class RequestGenerator
{
    private const int Requests = 20_000;
    private const int Contexts = 200;

    private static readonly (string Action, string Resource)[] Targets =
    [
        ("s3:GetObject", "arn:aws:s3:::team-TEAM/report.csv"),
        ("s3:PutObject", "arn:aws:s3:::team-TEAM/team-TEAM/x"),
        ("s3:ListBucket", "arn:aws:s3:::team-TEAM"),
        ("s3:GetObject", "arn:aws:s3:::home/user-NUMBER/notes.txt"),
        ("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:ACCOUNT:table/team-TEAM-orders"),
        ("dynamodb:Query", "arn:aws:dynamodb:us-east-1:ACCOUNT:table/team-TEAM-orders"),
        ("dynamodb:DeleteTable", "arn:aws:dynamodb:us-east-1:ACCOUNT:table/team-TEAM-orders"),
        ("ec2:DescribeInstances", "*"),
        ("ec2:StartInstances", "arn:aws:ec2:eu-west-1:ACCOUNT:instance/i-0000000000000NUMBER"),
        ("ec2:RunInstances", "arn:aws:ec2:eu-west-1:ACCOUNT:instance/*"),
        ("sqs:SendMessage", "arn:aws:sqs:eu-west-1:ACCOUNT:team-TEAM-jobs"),
        ("sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:ACCOUNT:team-TEAM-jobs"),
        ("lambda:InvokeFunction", "arn:aws:lambda:eu-west-1:ACCOUNT:function:team-TEAM-api"),
        ("lambda:CreateFunction", "arn:aws:lambda:eu-west-1:ACCOUNT:function:team-TEAM-api"),
        ("logs:PutLogEvents", "arn:aws:logs:eu-west-1:ACCOUNT:log-group:/app/NUMBER:log-stream:a"),
        ("iam:GetUser", "arn:aws:iam::ACCOUNT:user/user-NUMBER"),
        ("iam:ListUsers", "*"),
        ("iam:PassRole", "arn:aws:iam::ACCOUNT:role/role-NUMBER"),
        ("iam:CreateUser", "arn:aws:iam::ACCOUNT:user/user-NUMBER"),
        ("sts:AssumeRole", "arn:aws:iam::ACCOUNT:role/role-NUMBER"),
        ("cloudwatch:PutMetricData", "*"),
        ("ecr:GetAuthorizationToken", "*"),
        ("ssm:GetParameter", "arn:aws:ssm:eu-west-1:ACCOUNT:parameter/team-TEAM/key"),
        ("rds:DescribeDBInstances", "*"),
    ];

    public static void Write(string path)
    {
        // A generator of our own, so that the file is the same on every version of the platform.
        var state = 2026u;
        using var file = new StreamWriter(path) { NewLine = "\n" };
        for (var i = 0; i < Requests; i++)
        {
            var who = Next(ref state, AccountGenerator.Users + AccountGenerator.Roles);
            var (action, resource) = Targets[Next(ref state, Targets.Length)];
            var team = Next(ref state, AccountGenerator.Teams);
            var principal =
                who < AccountGenerator.Users ? $"user/user-{who}" : $"role/role-{who - AccountGenerator.Users}";
            var target = resource
                .Replace("ACCOUNT", AccountGenerator.Account, StringComparison.Ordinal)
                .Replace("TEAM", $"{team}", StringComparison.Ordinal)
                .Replace("NUMBER", $"{who}", StringComparison.Ordinal);
            file.WriteLine(
                $$"""{"principal":"arn:aws:iam::{{AccountGenerator.Account}}:{{principal}}","action":"{{action}}","resource":"{{target}}","context":{{Context(Next(ref state, Contexts))}}}"""
            );
        }
    }

    private static string Context(int number) =>
        $$"""{"aws:PrincipalTag/team":"team-{{number % AccountGenerator.Teams}}","aws:ResourceTag/team":"team-{{number % 30}}","aws:username":"user-{{number}}","aws:SourceIp":"10.{{number}}.1.7","aws:SecureTransport":"{{(number % 20 == 0 ? "false" : "true")}}","aws:MultiFactorAuthPresent":"{{(number % 3 == 0 ? "false" : "true")}}","aws:MultiFactorAuthAge":"{{number * 30}}","aws:RequestedRegion":"{{(number % 7 == 0 ? "us-west-2" : "eu-west-1")}}","s3:x-amz-server-side-encryption":"aws:kms"}""";

    private static int Next(ref uint state, int below)
    {
        state = (state * 1_664_525) + 1_013_904_223;
        return (int)((state >> 8) % (uint)below);
    }
}
