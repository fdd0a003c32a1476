using System.Security.Cryptography;
using AwsRadar.Core.Arns;

namespace AwsRadar.Lab.State.Organizations;

/// <summary>The ids of what an organization holds: a prefix and lower-case characters that never come back.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_Types.html, each type's pattern</remarks>
internal static class OrganizationId
{
    private const string Characters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Digits = "0123456789";

    public static string Organization() => $"o-{Random(10)}";

    public static string Root() => $"r-{Random(4)}";

    public static string Unit(string rootId) => $"ou-{rootId["r-".Length..]}-{Random(8)}";

    public static string Policy() => $"p-{Random(8)}";

    public static string ResourcePolicy() => $"rp-{Random(8)}";

    public static string Handshake() => $"h-{Random(32)}";

    public static string Transfer() => $"rt-{Random(32)}";

    public static string AccountCreation() => $"car-{Random(32)}";

    /// <summary>An account id that the lab does not have yet.</summary>
    public static AccountId Account(LabState lab)
    {
        AccountId id;
        do
        {
            id = AccountId.Parse(RandomNumberGenerator.GetString(Digits, 12));
        } while (lab.Find(id) is not null);

        return id;
    }

    private static string Random(int count) => RandomNumberGenerator.GetString(Characters, count);
}
