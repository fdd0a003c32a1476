using System.Runtime.InteropServices;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>The policies that are permissions boundaries and that no page listed, because nothing has them attached.</summary>
internal static class BoundaryPolicyCollector
{
    private static readonly ScanCall PolicyCall = CallRegistry.Find("iam", "GetPolicy");
    private static readonly ScanCall VersionCall = CallRegistry.Find("iam", "GetPolicyVersion");

    public static async Task CollectAsync(
        CallRunner runner,
        AuthorizationDetails details,
        CancellationToken cancellationToken
    )
    {
        var boundaries = DanglingReferences.In(details).Boundaries;
        runner.Ledger.Plan(2 * boundaries.Length);
        foreach (var arn in boundaries)
        {
            if (await PolicyAsync(runner, arn, cancellationToken) is { } policy)
            {
                details.Add(policy);
            }
        }
    }

    private static async Task<ManagedPolicy?> PolicyAsync(
        CallRunner runner,
        Arn arn,
        CancellationToken cancellationToken
    )
    {
        ManagedPolicy? policy = null;
        await runner.RunAsync(
            PolicyCall,
            CallInput.Of("PolicyArn", arn.ToString()),
            answer =>
            {
                var cursor = Cursor(AnswerReader.Object(answer, "Policy"));
                policy = ManagedPolicyReader.Read(ref cursor);
                return 1;
            },
            arn.ToString(),
            cancellationToken
        );
        if (policy is null)
        {
            runner.Enter(
                VersionCall,
                arn.ToString(),
                new CallReply
                {
                    Outcome = CallOutcome.Skipped,
                    Message = Translatable("Its version in force is not known."),
                }
            );
            return null;
        }

        PolicyVersion? version = null;
        await runner.RunAsync(
            VersionCall,
            CallInput.Of("PolicyArn", arn.ToString(), "VersionId", policy.DefaultVersionId),
            answer =>
            {
                var cursor = Cursor(AnswerReader.Object(answer, "PolicyVersion"));
                version = ManagedPolicyReader.ReadVersion(ref cursor);
                return 1;
            },
            arn.ToString(),
            cancellationToken
        );
        return policy with { Versions = version is null ? [] : [version] };
    }

    private static DetailsCursor Cursor(JsonElement answer)
    {
        var cursor = new DetailsCursor(JsonMarshal.GetRawUtf8Value(answer));
        cursor.MoveToValue();
        return cursor;
    }
}
