using AwsRadar.Collector;

namespace AwsRadar.Cli.Setup;

/// <summary>The words of <c>aws-radar setup</c> and <c>teardown</c>.</summary>
internal static class SetupWords
{
    public static string NothingToDo => Translate("Everything is there already; nothing changes.");
    public static string NothingToRemove => Translate("There is nothing that setup made; nothing changes.");
    public static string NobodyToAsk => Translate("There is no terminal to ask on: repeat the command with --yes.");
    public static string Declined => Translate("Nothing was changed.");
    public static string NeedsAdmin =>
        Translate(
            "Name a profile of an administrator with --admin-profile NAME, or have the commands printed with --print cli."
        );
    public static string TeardownNeedsAdmin =>
        Translate("Name a profile of an administrator with --admin-profile NAME.");
    public static string Waiting => Translate("waiting until AWS knows it everywhere …");
    public static string Unsettled =>
        Translate("Somebody else changes the same entities at the same time: repeat the command when they are done.");
    public static string Locked =>
        Translate("Another setup is under way on this machine: repeat the command when it is done.");
    public static string RootCannotAssume =>
        Translate("A root user cannot assume roles: let an administrator's user or role run setup, or use --as user.");

    public static string Plan(string account, string who) => Translate($"In account {account}, as {who}:");

    public static string Removal(string account, string who) =>
        Translate($"To be removed from account {account}, as {who}:");

    public static string Ask(int steps) => Translate($"Do these {steps}? (yes/no)");

    public static string AdminFailed(string profile, string sentence) => Translate($"As `{profile}`: {sentence}");

    public static string Foreign(string kind, string name) =>
        Translate($"There is a {kind} `{name}` that setup did not make, and it is not touched.");

    public static string OtherName(string option) => Translate($"Name another one with {option}.");

    public static string ForeignProfile(string profile) =>
        Translate($"The profile `{profile}` is there already and not one that setup wrote: it is not touched.");

    public static string TooManyKeys(string user) =>
        Translate(
            $"The user `{user}` has as many keys as IAM allows, and none of them is this profile's: `aws-radar teardown --keys rotate` on the machine that has one, or delete one."
        );

    public static string Blocked(string what, string name, string by) =>
        Translate($"The {what} `{name}` is left alone: {by}, which setup did not do.");

    public static string NeverWorked(string profile, string why) =>
        Translate($"The profile `{profile}` is written, and AWS does not accept it yet: {why}");

    public static string Ready(string profile, string arn) => Translate($"{profile} is {arn}");

    public static string Next(string profile, string plan) =>
        Translate($"Next  aws-radar scan --profile {profile}{plan} · aws-radar report");

    public static string TooManyPolicies(int count, bool isRole) =>
        Translate(
            $"This scan needs {count} managed policies, and IAM attaches {ScanPermissions.MaxAttachedPolicies} to a {Holder(isRole)}: name fewer services with --services."
        );

    public static string TooManyPolicies(int count, bool isRole, int wider) =>
        Translate(
            $"This scan needs {count} managed policies, and IAM attaches {ScanPermissions.MaxAttachedPolicies} to a {Holder(isRole)}: name fewer services with --services, or let the policies allow more with --wider, which takes {wider}."
        );

    private static string Holder(bool isRole) => isRole ? Translate("role") : Translate("group");

    public static string Removed(int count) => Translate($"{count} removed; nothing of setup is left.");

    public static class Step
    {
        public static string CreatePolicy(string name) =>
            Translate($"create the policy {name}, with exactly what a scan needs");

        public static string UpdatePolicy(string name) => Translate($"make the policy {name} what a scan needs now");

        public static string DropVersion(string name, string version) =>
            Translate($"delete {version} of the policy {name}, the oldest");

        public static string CreateGroup(string name) => Translate($"create the group {name}");

        public static string CreateUser(string name) => Translate($"create the user {name}");

        public static string CreateRole(string name, string trusted) =>
            Translate($"create the role {name}, which {trusted} may assume");

        public static string Attach(string policy, string holder) => Translate($"attach {policy} to {holder}");

        public static string Join(string user, string group) => Translate($"put {user} into {group}");

        public static string Key(string user, string profile) =>
            Translate($"make a key of {user} and write it to the profile {profile}");

        public static string RoleProfile(string profile, string source) =>
            Translate($"write the profile {profile}, which assumes the role from {source}");

        public static string DeleteOrphan(string key) =>
            Translate($"delete the key {key}, left of a setup that was broken off");

        public static string DeleteReplaced(string key) =>
            Translate($"delete the key {key}, whose place the profile's key has taken");

        public static string Describe(string key) =>
            Translate($"describe the key {key} as {SetupNames.KeyDescription}");

        public static string Activate(string key) => Translate($"activate the key {key}");

        public static string Remove(string what, string name) => Translate($"delete the {what} {name}");

        public static string Detach(string policy, string holder) => Translate($"detach {policy} from {holder}");

        public static string Leave(string user, string group) => Translate($"take {user} out of {group}");

        public static string RemoveProfile(string profile) =>
            Translate($"remove the profile {profile} from the AWS files");
    }

    public static class Keys
    {
        public static string Rotated(string profile) =>
            Translate($"The profile {profile} has a new key; the old one is deleted.");

        public static string Deactivated(string key) =>
            Translate($"The key {key} is inactive; `aws-radar setup` activates it again.");

        public static string Plan(string change, string key) =>
            change is KeyChange.Rotate
                ? Translate($"make a new key in the place of {key}, and delete {key}")
                : Translate($"deactivate the key {key}");

        public static string NoRoom(string user) =>
            Translate(
                $"The user {user} has two keys, as many as IAM allows: one that is not of this profile has to go before another can be made."
            );

        public static string None(string profile) =>
            Translate($"The profile `{profile}` has no key that setup made: there is nothing to rotate or deactivate.");
    }
}
