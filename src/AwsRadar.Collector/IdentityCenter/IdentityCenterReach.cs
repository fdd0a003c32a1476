using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Organizations;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.IdentityCenter;

/// <summary>
/// Whether AWS tells an account what is in the IAM Identity Center of its organization: the management account, and the member that
/// it has delegated to.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html</remarks>
internal static class IdentityCenterReach
{
    private const string ServicePrincipal = "sso.amazonaws.com";
    private static readonly ScanCall AdministratorsCall = CallRegistry.Find(
        OrganizationCollector.ServiceName,
        "ListDelegatedAdministrators"
    );
    private static readonly ScanCall ServicesCall = CallRegistry.Find(
        OrganizationCollector.ServiceName,
        "ListDelegatedServicesForAccount"
    );

    /// <param name="read">How the calls ended that have read the organization.</param>
    /// <param name="isRead">Whether another account has read it.</param>
    /// <returns>Why it is known not to; null: it does, or that is not known.</returns>
    public static string? WhyNot(
        AccountId account,
        CollectedOrganization organization,
        IReadOnlyCollection<CoverageEntry> read,
        bool isRead
    )
    {
        if (
            organization.Organization is not { } known
            || known.ManagementAccount == account
            || IsDelegated(account, organization, read, isRead) is not false
        )
        {
            return null;
        }

        return Translatable(
            $"AWS tells what is in the organization's IAM Identity Center to the management account {known.ManagementAccount} and its delegated administrator alone."
        );
    }

    /// <summary>Null: it is not known.</summary>
    private static bool? IsDelegated(
        AccountId account,
        CollectedOrganization organization,
        IReadOnlyCollection<CoverageEntry> read,
        bool isRead
    )
    {
        var lists = read.Where(entry => IsOf(AdministratorsCall, entry)).ToArray();
        if (organization.Administrators.FirstOrDefault(each => each.Account == account) is { } own)
        {
            return own.Services.Contains(ServicePrincipal, StringComparer.Ordinal) ? true
                : read.Where(entry => IsOf(ServicesCall, entry)).All(entry => entry.IsAnswered) ? false
                : null;
        }

        // It may be asked by delegated administrators of any service: who lacks no permission and is denied is none.
        // https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedAdministrators.html
        return lists.Length == 0 ? null
            : lists.All(entry => entry.IsAnswered) ? false
            : !isRead && lists.Any(entry => entry is { Outcome: CallOutcome.Denied, DeniedAction: null }) ? false
            : null;
    }

    private static bool IsOf(ScanCall call, CoverageEntry entry) =>
        entry.Service == call.Service && entry.Operation == call.Operation;
}
