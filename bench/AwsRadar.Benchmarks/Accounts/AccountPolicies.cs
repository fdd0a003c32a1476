namespace AwsRadar.Benchmarks.Accounts;

/// <summary>The documents of the generated account: what teams write, with variables, tags, networks and denies.</summary>
internal static class AccountPolicies
{
    private const int BoundaryEvery = 20;

    /// <summary>Every twentieth customer policy is made for a boundary.</summary>
    public static int BoundaryFor(int number) => number * BoundaryEvery % AccountGenerator.CustomerPolicies;

    public static string Customer(int number) =>
        number % BoundaryEvery == 0
            ? Boundary(number)
            : (number % 4) switch
            {
                0 => Storage(number),
                1 => Tables(number),
                2 => Machines(number),
                _ => Queues(number),
            };

    public static string Inline(int number) =>
        $$$$$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::home/${aws:username}/*"},
              {"Effect":"Allow","Action":["logs:PutLogEvents","logs:CreateLogStream"],"Resource":"arn:aws:logs:*:{{{{{AccountGenerator.Account}}}}}:log-group:/app/{{{{{number}}}}}:*"},
              {"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:*:{{{{{AccountGenerator.Account}}}}}:team-{{{{{number
                % AccountGenerator.Teams}}}}}-*"}]}
            """;

    private static string Boundary(int number) =>
        $$$$$"""
            {"Version":"2012-10-17","Statement":[
              {"Sid":"Workloads","Effect":"Allow","Action":["s3:*","dynamodb:*","sqs:*","logs:*","ec2:*","lambda:*","iam:Get*","iam:List*"],"Resource":"*"},
              {"Sid":"Home","Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","us-east-1","ap-northeast-{{{{{(
                number % 3
            ) + 1}}}}}"]}}}]}
            """;

    private static string Storage(int number) =>
        $$$$$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":["arn:aws:s3:::team-{{{{{number
                % AccountGenerator.Teams}}}}}","arn:aws:s3:::team-{{{{{number % AccountGenerator.Teams}}}}}/*"]},
              {"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::team-{{{{{number
                % AccountGenerator.Teams}}}}}/${aws:PrincipalTag/team}/*","Condition":{"StringEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}},
              {"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
            """;

    private static string Tables(int number) =>
        $$$$$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:Query","dynamodb:PutItem"],"Resource":"arn:aws:dynamodb:*:{{{{{AccountGenerator.Account}}}}}:table/team-{{{{{number
                % AccountGenerator.Teams}}}}}-*","Condition":{"IpAddress":{"aws:SourceIp":["10.{{{{{number
                % 200}}}}}.0.0/16","203.0.113.0/24"]}}},
              {"Effect":"Deny","Action":"dynamodb:Delete*","Resource":"*"}]}
            """;

    private static string Machines(int number) =>
        $$$$$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"},
              {"Effect":"Allow","Action":["ec2:StartInstances","ec2:StopInstances"],"Resource":"arn:aws:ec2:*:{{{{{AccountGenerator.Account}}}}}:instance/*","Condition":{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"},"NumericLessThan":{"aws:MultiFactorAuthAge":"{{{{{3600
                + number}}}}}"}}}]}
            """;

    private static string Queues(int number) =>
        $$$$$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["sqs:*Message","lambda:InvokeFunction"],"Resource":["arn:aws:sqs:*:{{{{{AccountGenerator.Account}}}}}:team-{{{{{number
                % AccountGenerator.Teams}}}}}-*","arn:aws:lambda:*:{{{{{AccountGenerator.Account}}}}}:function:team-{{{{{number
                % AccountGenerator.Teams}}}}}-?*"]},
              {"Effect":"Allow","Action":["iam:Get*","iam:List*"],"Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}
            """;
}
