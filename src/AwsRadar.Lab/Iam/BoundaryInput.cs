using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam;

/// <summary>The <c>PermissionsBoundary</c> member of an input.</summary>
internal static class BoundaryInput
{
    /// <summary>Why the permissions boundary is refused, or null.</summary>
    public static LabError? Check(OperationCall call)
    {
        if (call.OptionalText("PermissionsBoundary") is not { } arn)
        {
            return null;
        }

        return ArnInput.Check(arn, "policy")
            ?? ManagedPolicies.CheckAttachable(arn)
            ?? (
                ManagedPolicies.Find(call.State, arn) is null
                    ? LabError.NoSuchEntity($"Scope ARN: {arn} does not exist or is not attachable.")
                    : null
            );
    }
}
