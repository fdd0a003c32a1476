using System.Collections.Frozen;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>
/// What the root user can do to the buckets and queues of its account whatever their policies say, so that nobody is locked out
/// for ever: read and replace these policies.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html,
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
/// </remarks>
internal static class RootUserDoor
{
    private static readonly FrozenSet<string> Actions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "s3:GetBucketPolicy",
        "s3:PutBucketPolicy",
        "s3:DeleteBucketPolicy",
        "sqs:GetQueueAttributes",
        "sqs:SetQueueAttributes"
    );

    /// <summary>Whether the resource's policy has no say.</summary>
    /// <param name="owner">The account of the resource.</param>
    public static bool IsOpen(OperationCall call, string action, string owner) =>
        call.Caller.IsRoot
        && owner.Equals(call.State.AccountId.ToString(), StringComparison.Ordinal)
        && Actions.Contains(action);
}
