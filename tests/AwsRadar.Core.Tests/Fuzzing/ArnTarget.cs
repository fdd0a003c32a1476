using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Tests.Oracle;

namespace AwsRadar.Core.Tests.Fuzzing;

/// <summary>ARNs, and those who are named by one.</summary>
internal sealed class ArnTarget : FuzzTarget
{
    private const int Segments = 6;

    /// <summary>The oracle takes the product of pattern and text.</summary>
    private const int MaxOracleLength = 2_048;

    public override string Name => "arn";

    public override IEnumerable<string> Seeds =>
        [
            "arn:aws:iam::111122223333:user/division/alice",
            "arn:aws:sts::111122223333:assumed-role/deploy/session",
            "arn:aws:sts::111122223333:federated-user/guest",
            "arn:aws:iam::111122223333:root",
            "arn:aws:iam::aws:policy/job-function/Billing",
            "arn:aws-us-gov:s3:::amzn-s3-demo-bucket/a:b/c",
            "arn:aws:logs:eu-west-1:111122223333:log-group:g:log-stream:x",
            "arn:aws:s3:::*/a?c",
            "lambda.amazonaws.com",
            "*anonymous*",
        ];

    protected override void Check(ReadOnlySpan<byte> input)
    {
        if (TextOf(input) is not { } text)
        {
            return;
        }

        var segments = text.Split(':', Segments);
        var isArn = segments is ["arn", not "", not "", _, _, not ""];
        Holds(Arn.TryParse(text, out var arn) == isArn, $"`{text}` is {(isArn ? "" : "not ")}an ARN.");
        if (isArn)
        {
            string[] read =
            [
                "arn",
                $"{arn.Partition}",
                $"{arn.Service}",
                $"{arn.Region}",
                $"{arn.Account}",
                $"{arn.Resource}",
            ];
            Holds(
                segments.SequenceEqual(read, StringComparer.Ordinal),
                $"`{text}` was read as {string.Join('|', read)}"
            );
            Holds(text.EndsWith($"{arn.Name}", StringComparison.Ordinal), $"`{arn.Name}` is not the end of `{text}`.");
            var isAccount = arn.Account.Length == 12 && arn.Account.IndexOfAnyExceptInRange('0', '9') < 0;
            Holds(AccountId.TryParse(arn.Account, out _) == isAccount, $"`{arn.Account}` as an account.");
        }

        CheckPattern(text);
        CheckPrincipal(text);
    }

    private static void CheckPattern(string text)
    {
        Holds(ArnPattern.Parse(text).Matches(text), $"`{text}` does not match itself.");
        if (text.Length <= MaxOracleLength)
        {
            const string Resource = "arn:aws:s3:::amzn-s3-demo-bucket/a:b/c";
            var matches = ArnPattern.Parse(text).Matches(Resource);
            Holds(matches == OracleWildcard.MatchesArn(text, Resource), $"`{text}` against `{Resource}`.");
        }
    }

    /// <summary>Nobody is taken for somebody of an account that the text does not name.</summary>
    private static void CheckPrincipal(string text)
    {
        var principal = RequestPrincipal.Parse(text);
        var account = principal.Account?.ToString() ?? "";
        Holds(text.Contains(account, StringComparison.Ordinal), $"`{text}` is not of account {account}.");
        var request = new RequestContext
        {
            Principal = principal,
            Action = "s3:GetObject",
            Resource = text,
        };
        var answer = PolicyEvaluator.Evaluate(request, new PolicySet());
        var isRoot = principal.Form == PrincipalForm.Root;
        Holds(answer.Decision != Decision.Allowed || isRoot, $"`{text}` may without a policy.");
    }
}
