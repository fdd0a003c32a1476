using AwsRadar.Cli.Listings;
using AwsRadar.Core.Differences;

namespace AwsRadar.Cli.Differences;

/// <summary>What nobody can tell, and why.</summary>
internal static class UndeterminedText
{
    public static string Section(Undetermined unknown) => SectionText.Of(unknown.Section);

    /// <summary>The reasons of several that are alike but for the call: the first of them, and how many more.</summary>
    public static string Reasons(Undetermined[] alike)
    {
        string[] reasons = [.. alike.Select(Reason).Distinct(StringComparer.Ordinal)];
        return reasons.Length == 1
            ? reasons[0]
            : Translate($"{reasons[0]}, and {reasons.Length - 1} more: aws-radar show coverage --gaps");
    }

    /// <summary>Why a side does not have it: <c>iam:ListAccessKeys denied, missing iam:ListAccessKeys</c>.</summary>
    public static string Reason(Undetermined unknown) =>
        unknown.Gap switch
        {
            null => Translate("not collected"),
            { MissingPermission: { } permission } gap => Translate(
                $"{gap.Service}:{gap.Operation} {OutcomeText.Of(gap.Outcome)}, missing {permission}"
            ),
            { ErrorCode: { } code } gap => $"{gap.Service}:{gap.Operation} {OutcomeText.Of(gap.Outcome)}, {code}",
            { } gap => $"{gap.Service}:{gap.Operation} {OutcomeText.Of(gap.Outcome)}",
        };
}
