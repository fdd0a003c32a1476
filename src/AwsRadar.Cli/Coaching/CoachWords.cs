using AwsRadar.Core.Denials;
using AwsRadar.Core.Permissions;

namespace AwsRadar.Cli.Coaching;

/// <summary>The words of the coach.</summary>
internal static class CoachWords
{
    public static string NobodyAdds => Translate("With --admin-profile NAME the coach adds it.");

    public static string Plan(GrantTarget target, string policy, string administrator) =>
        Translate($"As {administrator}, to the inline policy {policy} of {Kind(target)} {target.Name}:");

    public static string Allow(Permission permission) =>
        Translate($"allow {permission.Action} on {permission.Resource}");

    public static string Waiting(int seconds) =>
        Translate($"waiting until AWS knows it everywhere, {seconds} s at most …");

    public static string Added(Permission permission, GrantTarget target, string policy) =>
        Translate($"added   {permission.Action} on {permission.Resource} to {policy} of {Kind(target)} {target.Name}");

    public static string NothingElse => Translate("        and nothing else");

    public static string StillDenied(string action, int seconds) =>
        Translate(
            $"{action} was allowed {seconds} s ago and is still denied: another policy may limit it, or AWS needs longer. Repeat the command."
        );

    public static string OtherAccount(string profile, string account) =>
        Translate(
            $"`{profile}` is of another account than {account}, whose identity was denied: it cannot add anything there."
        );

    public static string Edited(string policy, string target) =>
        Translate($"The policy {policy} of {target} holds what the coach did not write: it is not touched.");

    private static string Kind(GrantTarget target) =>
        target.Kind == GrantTargetKind.User ? Translate("user") : Translate("role");
}
