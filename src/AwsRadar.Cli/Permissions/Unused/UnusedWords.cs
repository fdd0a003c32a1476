using System.Collections.Frozen;
using AwsRadar.Core.Usage;

namespace AwsRadar.Cli.Permissions.Unused;

/// <summary>The words of <c>permissions unused</c>.</summary>
internal static class UnusedWords
{
    /// <summary>Why nobody can tell, in a few words.</summary>
    public static readonly FrozenDictionary<ActionUsage, string> Reasons = new Dictionary<ActionUsage, string>
    {
        [ActionUsage.TooYoung] = Translatable("younger than the period"),
        [ActionUsage.PeriodTooLong] = Translatable("IAM tells of 400 days only"),
        [ActionUsage.NoReport] = Translatable("no report of IAM's access advisor"),
        [ActionUsage.ServiceNotTracked] = Translatable("services that IAM does not report on"),
        [ActionUsage.ActionNotTracked] = Translatable("actions that nobody keeps account of"),
    }.ToFrozenDictionary();

    public static string Nobody => Translate("The snapshot has no users and no roles.");

    public static string NeedsFull =>
        Translate("The snapshot has no reports of IAM's access advisor: `aws-radar scan --depth full` reads them.");

    public static string OnePolicy => Translate("`--output policy` prints the policy of one user or role: name it.");

    public static string NoProposal(string identity) =>
        Translate($"Nothing that {identity} is allowed is known to be unused: there is no smaller policy.");

    public static string NothingLeft(string identity) =>
        Translate(
            $"{identity} used nothing of what it is allowed: its policies can be detached, and none takes their place."
        );

    public static string CannotPropose(string identity, string fault) =>
        Translate($"There is no smaller policy for {identity}: {fault}.");

    public static string NotIdentity(string text) =>
        Translate($"`{text}` is neither a user nor a role of the snapshot: give user/NAME, role/NAME or an ARN.");

    public static string Period(DateTimeOffset from, DateTimeOffset to) =>
        Translate($"from {from.UtcDateTime:yyyy-MM-dd} to {to.UtcDateTime:yyyy-MM-dd}, when the snapshot was taken");

    public static string Next =>
        Translate("The smaller policy of one: aws-radar permissions unused IDENTITY --output policy");

    public static string TooLong(int characters) =>
        Translate(
            $"The policy has {characters} characters without white space, and a managed policy takes 6144: minimize it or divide it."
        );

    public static string NoLog(string file, string why) =>
        Translate($"`{file}` is no log file of CloudTrail, or a damaged one: {why}");

    public static string NoFiles(string path) =>
        Translate($"`{path}` has no files of CloudTrail: they end in .json or .json.gz.");

    public static string NotThere(string path) =>
        Translate($"`{path}` is neither a file nor a folder that can be read.");

    public static string Since => Translate("is a time: write it as 90d, 12w or 24h, up to 3650d.");
}
