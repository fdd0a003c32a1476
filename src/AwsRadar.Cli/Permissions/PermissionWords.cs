using AwsRadar.Cli.Permissions.Checks;
using AwsRadar.Collector;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Permissions;

/// <summary>The words that <c>aws-radar permissions</c> says.</summary>
internal static class PermissionWords
{
    public static string WithoutSubject =>
        Translate(
            "Name what the permissions are for: `scan`, `call SERVICE OPERATION`, or actions such as `iam:ListUsers`."
        );

    public static string CallWithoutOperation =>
        Translate("`for call` takes a service and an operation: for call iam list-users");

    public static string NewActions =>
        Translate(
            "A wildcard also covers what AWS adds later. The exact list stays exact: aws-radar permissions for ACTION…"
        );

    public static string NoOperation(string service, string operation) =>
        Translate(
            $"There is no operation `{service} {operation}`: `aws-radar call --list {service}` lists those that there are."
        );

    public static string UnknownAction(string action) =>
        Translate($"`{action}` is no action that AWS's reference has: `aws-radar permissions search WORD` finds them.");

    public static string NothingNeeded(string title, string? reason) =>
        Translate($"`{title}` needs no permission{(reason is null ? "" : $": {reason}")}.");

    public static string NotKnown(string title, string? reason) =>
        Translate($"Which action `{title}` needs is not known{(reason is null ? "" : $": {reason}")}.");

    public static string SeveralPolicies(int count) =>
        Translate(
            $"One policy would be longer than the {ScanPermissions.MaxPolicyCharacters:N0} characters that IAM takes, so these are {count}: make each a managed policy and attach all of them. "
        )
        + (
            count > ScanPermissions.MaxAttachedPolicies
                ? Translate(
                    $"IAM attaches {ScanPermissions.MaxAttachedPolicies} to a user or role unless AWS raises that: name fewer services, or share them between groups."
                )
                : Translate($"IAM attaches up to {ScanPermissions.MaxAttachedPolicies} to a user or role.")
        );

    public static string Dependent(IEnumerable<string> actions) =>
        Translate($"Depending on its parameters it also needs: {string.Join(", ", actions)}");

    public static string NoManagedPolicy(IEnumerable<string> actions) =>
        Translate($"No AWS managed policy grants {string.Join(Translate(" and "), actions)}.");

    public static string NoActionLike(string word) => Translate($"No action has `{word}` in its name.");

    public static string NothingGranted(string policy) =>
        Translate($"`{policy}` grants no action that AWS's reference has.");

    public static string Minimized(int before, int after, int extra) =>
        extra == 0
            ? Translate($"{before} actions in {after} patterns, and nothing more is granted.")
            : Translate($"{before} actions in {after} patterns; {extra} actions more are granted:");

    public static string Level(AccessLevel level) =>
        level switch
        {
            AccessLevel.List => Translate("List"),
            AccessLevel.Read => Translate("Read"),
            AccessLevel.Write => Translate("Write"),
            AccessLevel.Tagging => Translate("Tagging"),
            _ => Translate("Permissions management"),
        };

    /// <summary>The level within a sentence.</summary>
    public static string LevelInside(AccessLevel level) =>
        level switch
        {
            AccessLevel.List => Translate("list"),
            AccessLevel.Read => Translate("read"),
            AccessLevel.Write => Translate("write"),
            AccessLevel.Tagging => Translate("tagging"),
            _ => Translate("permissions management"),
        };

    public static string Verdict(PermissionVerdict verdict) =>
        verdict switch
        {
            PermissionVerdict.Allowed => Translate("allowed"),
            PermissionVerdict.Denied => Translate("DENIED"),
            _ => Translate("UNKNOWN"),
        };

    public static string Totals(string who, int allowed, int denied, int unknown) =>
        Translate($"{who}: {allowed} allowed, {denied} denied, {unknown} unknown");

    public static string HowToKnow =>
        Translate(
            "To know more: let it call iam:SimulatePrincipalPolicy, or let it read its own policies, or use --try."
        );

    public static class Evidence
    {
        public static string OwnPolicies => Translate("its own policies");
        public static string Simulator => Translate("the policy simulator");
        public static string Trial => Translate("a call that was tried");
        public static string Root => Translate("the account's root user");

        public static string Statement(string statement) => Translate($"its own policies: {statement}");
    }

    public static class Unread
    {
        public static string NotTried => Translate("not tried: it is no reading call without parameters");
        public static string NotAsked => Translate("--try would make the call");

        public static string Calls(string action) => Translate($"its own policies cannot be read ({action} is denied)");

        public static string Simulator(string action) =>
            Translate($"the simulator cannot be asked ({action} is denied)");

        public static string Failed(string code) => Translate($"the call failed otherwise ({code})");

        public static string NoPolicies(string arn) => Translate($"{arn} has no policies of its own to read");
    }
}
