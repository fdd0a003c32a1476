using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam;

/// <summary>A policy document in an input: what IAM does not save.</summary>
internal static class PolicyInput
{
    /// <summary>Why the document is refused, or null.</summary>
    public static LabError? Check(PolicyContent policy) =>
        policy.FirstError is { } error ? LabError.MalformedPolicy(error.Message) : null;
}
