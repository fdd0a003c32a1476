namespace AwsRadar.Cli.Setup;

/// <summary>The words of <c>aws-radar setup</c> and <c>teardown</c>.</summary>
internal static class SetupWords
{
    public const string NothingToDo = "Everything is there already; nothing changes.";
    public const string NothingToRemove = "There is nothing that setup made; nothing changes.";
    public const string NobodyToAsk = "There is no terminal to ask on: repeat the command with --yes.";
    public const string Declined = "Nothing was changed.";
    public const string NeedsAdmin =
        "Name a profile of an administrator with --admin-profile NAME, or have the commands printed with --print cli.";
    public const string TeardownNeedsAdmin = "Name a profile of an administrator with --admin-profile NAME.";
    public const string Waiting = "waiting until AWS knows it everywhere …";
    public const string Unsettled =
        "Somebody else changes the same entities at the same time: repeat the command when they are done.";
    public const string Locked = "Another setup is under way on this machine: repeat the command when it is done.";
    public const string RootCannotAssume =
        "A root user cannot assume roles: let an administrator's user or role run setup, or use --as user.";

    public static string Plan(string account, string who) => $"In account {account}, as {who}:";

    public static string Removal(string account, string who) => $"To be removed from account {account}, as {who}:";

    public static string Ask(int steps) => $"Do these {steps}? (yes/no)";

    public static string AdminFailed(string profile, string sentence) => $"As `{profile}`: {sentence}";

    public static string Foreign(string kind, string name) =>
        $"There is a {kind} `{name}` that setup did not make, and it is not touched.";

    public static string OtherName(string option) => $"Name another one with {option}.";

    public static string ForeignProfile(string profile) =>
        $"The profile `{profile}` is there already and not one that setup wrote: it is not touched.";

    public static string TooManyKeys(string user) =>
        $"The user `{user}` has as many keys as IAM allows, and none of them is this profile's: `aws-radar teardown --keys rotate` on the machine that has one, or delete one.";

    public static string Blocked(string what, string name, string by) =>
        $"The {what} `{name}` is left alone: {by}, which setup did not do.";

    public static string NeverWorked(string profile, string why) =>
        $"The profile `{profile}` is written, and AWS does not accept it yet: {why}";

    public static string Ready(string profile, string arn) => $"{profile} is {arn}";

    public static string Next(string profile) => $"Next  aws-radar scan --profile {profile} · aws-radar report";

    public static string Removed(int count) => $"{count} removed; nothing of setup is left.";

    public static class Step
    {
        public static string CreatePolicy(string name) => $"create the policy {name}, with exactly what a scan needs";

        public static string UpdatePolicy(string name) => $"make the policy {name} what a scan needs now";

        public static string DropVersion(string name, string version) =>
            $"delete {version} of the policy {name}, the oldest";

        public static string CreateGroup(string name) => $"create the group {name}";

        public static string CreateUser(string name) => $"create the user {name}";

        public static string CreateRole(string name, string trusted) =>
            $"create the role {name}, which {trusted} may assume";

        public static string Attach(string policy, string holder) => $"attach {policy} to {holder}";

        public static string Join(string user, string group) => $"put {user} into {group}";

        public static string Key(string user, string profile) =>
            $"make a key of {user} and write it to the profile {profile}";

        public static string RoleProfile(string profile, string source) =>
            $"write the profile {profile}, which assumes the role from {source}";

        public static string DeleteOrphan(string key) => $"delete the key {key}, left of a setup that was broken off";

        public static string DeleteReplaced(string key) =>
            $"delete the key {key}, whose place the profile's key has taken";

        public static string Describe(string key) => $"describe the key {key} as {SetupNames.KeyDescription}";

        public static string Activate(string key) => $"activate the key {key}";

        public static string Remove(string what, string name) => $"delete the {what} {name}";

        public static string Detach(string policy, string holder) => $"detach {policy} from {holder}";

        public static string Leave(string user, string group) => $"take {user} out of {group}";

        public static string RemoveProfile(string profile) => $"remove the profile {profile} from the AWS files";
    }

    public static class Keys
    {
        public static string Rotated(string profile) => $"The profile {profile} has a new key; the old one is deleted.";

        public static string Deactivated(string key) =>
            $"The key {key} is inactive; `aws-radar setup` activates it again.";

        public static string Plan(string change, string key) =>
            change is KeyChange.Rotate
                ? $"make a new key in the place of {key}, and delete {key}"
                : $"deactivate the key {key}";

        public static string NoRoom(string user) =>
            $"The user {user} has two keys, as many as IAM allows: one that is not of this profile has to go before another can be made.";

        public static string None(string profile) =>
            $"The profile `{profile}` has no key that setup made: there is nothing to rotate or deactivate.";
    }
}
