using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>The <c>Status</c> member that turns a credential on and off.</summary>
internal static class CredentialStatus
{
    /// <summary>The model's third value, <c>Expired</c>, is for IAM to say and not to be told.</summary>
    public static LabError? Read(OperationCall call, out bool isActive)
    {
        isActive = call.Text("Status") is "Active";
        return call.Text("Status") is "Expired"
            ? LabError.InvalidInput("The status of a credential can be set to Active or Inactive.")
            : null;
    }
}
