using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam;

/// <summary>How many of each kind of thing an account holds at most, as AWS grants it unasked.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities</remarks>
internal static class AccountQuotas
{
    public const int Users = 5000;
    public const int Groups = 300;
    public const int Roles = 1000;
    public const int Policies = 1500;
    public const int InstanceProfiles = 1000;
    public const int ServerCertificates = 20;
    public const int OidcProviders = 100;
    public const int SamlProviders = 100;

    /// <summary>Why one more is refused, or null.</summary>
    /// <param name="name">As IAM names the quota: <c>RolesPerAccount</c>.</param>
    public static LabError? Check(string name, int held, int limit) =>
        held >= limit ? LabError.QuotaExceeded(name, limit) : null;
}
