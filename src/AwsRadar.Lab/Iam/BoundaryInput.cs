using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam;

/// <summary>The <c>PermissionsBoundary</c> member of an input.</summary>
internal static class BoundaryInput
{
    /// <summary>Why the permissions boundary is refused, or null.</summary>
    public static LabError? Check(OperationCall call) =>
        call.OptionalText("PermissionsBoundary") is { } arn && ManagedPolicies.Find(call.State, arn) is null
            ? LabError.NoSuchEntity($"Scope ARN: {arn} does not exist or is not attachable.")
            : null;
}
