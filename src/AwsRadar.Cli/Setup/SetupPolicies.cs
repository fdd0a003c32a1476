using System.Collections.Immutable;
using AwsRadar.Collector;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Setup;

/// <summary>The managed policies that the planned scan needs: one, or as many as its permissions take.</summary>
internal static class SetupPolicies
{
    /// <exception cref="SetupException">They are more than IAM attaches.</exception>
    public static ImmutableArray<string> Of(SetupNames names, AccountId? account = null, string partition = "aws")
    {
        var documents = Documents(names, account, partition, names.IsWider);
        if (documents.Length <= ScanPermissions.MaxAttachedPolicies)
        {
            return documents;
        }

        var wider = Documents(names, account, partition, isWider: true).Length;
        throw new SetupException(
            wider <= ScanPermissions.MaxAttachedPolicies
                ? SetupWords.TooManyPolicies(documents.Length, names.IsRole, wider)
                : SetupWords.TooManyPolicies(documents.Length, names.IsRole)
        );
    }

    private static ImmutableArray<string> Documents(
        SetupNames names,
        AccountId? account,
        string partition,
        bool isWider
    ) => ScanPermissions.ToPolicies(names.Plan, account, partition, isWider);
}
