namespace AwsRadar.Lab.State;

/// <summary>A user's long-lived access key.</summary>
internal sealed record AccessKey(LabCredentials Credentials, bool IsActive, DateTimeOffset CreatedAt)
{
    public string Id => Credentials.AccessKeyId;

    public string Status => IsActive ? "Active" : "Inactive";
}
