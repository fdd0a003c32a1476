using AwsRadar.Core.Arns;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Operations;

/// <summary>How an operation's input names the thing that it is about.</summary>
internal sealed record Subject<T>
    where T : class
{
    public required Func<OperationCall, T?> Find { get; init; }

    /// <summary>What IAM says when it is not there.</summary>
    public required Func<OperationCall, LabError> Missing { get; init; }

    /// <summary>The resource that policies are asked about: the thing itself, or what its ARN would be.</summary>
    public required Func<OperationCall, Target> Target { get; init; }
}

/// <summary>The resource of a request.</summary>
/// <param name="Arn">What a policy's <c>Resource</c> is compared with.</param>
/// <param name="Text">What AWS writes after <c>on resource:</c>. For much of IAM that is not the ARN but <c>user alice</c>. Empty: AWS leaves it out.</param>
/// <param name="Resource">The thing itself where it exists: for its tags and permissions boundary.</param>
/// <param name="Policy">The resource's own policy: a role's trust policy where it is about to be assumed.</param>
internal sealed record Target(string Arn, string Text, IResource? Resource = null, PolicyContent? Policy = null)
{
    /// <summary>Whose the resource is; null: the caller's account's.</summary>
    public AccountId? Owner { get; init; }

    /// <summary>Whether S3 Block Public Access keeps others than the owner's account out while the policy is public.</summary>
    public bool RestrictsPublicBuckets { get; init; }

    /// <summary>For actions without resource-level permissions.</summary>
    public static Target Everything { get; } = new("*", "*");

    public static Target At(string arn) => new(arn, arn);
}
