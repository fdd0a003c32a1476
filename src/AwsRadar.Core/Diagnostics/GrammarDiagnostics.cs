namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD01nn: the elements of a policy and of its statements.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html</remarks>
internal static class GrammarDiagnostics
{
    public static Diagnostic WrongType(Place place, string expected, string found) =>
        place.Error("RAD0101", $"{place.Subject} must be {expected}, and it is {found}.", $"Write {expected} there.");

    public static Diagnostic UnknownElement(Place place, string name, string? suggestion) =>
        place.Error(
            "RAD0102",
            $"`{name}` is not an element of {(place.IsInStatement ? "a statement" : "a policy")}.",
            suggestion is null
                ? "Remove it; element names are written exactly as AWS documents them."
                : $"Write `{suggestion}`: element names are written exactly so."
        );

    public static Diagnostic MissingStatement(Place place) =>
        place.Error("RAD0103", "The policy has no `Statement`.", "Add `\"Statement\": [ … ]`.");

    public static Diagnostic InvalidVersion(Place place, string version) =>
        place.Error(
            "RAD0104",
            $"`{version}` is not a version of the policy language.",
            "Write `\"Version\": \"2012-10-17\"`."
        );

    public static Diagnostic MissingVersion(Place place) =>
        place.Warning(
            "RAD0105",
            "The policy has no `Version`, so it has the old one, 2008-10-17, which knows no policy variables.",
            "Add `\"Version\": \"2012-10-17\"`."
        );

    public static Diagnostic MissingElement(Place place, string element) =>
        place.Error("RAD0106", $"{place.Subject} has no `{element}`.", $"Add `{element}`.");

    public static Diagnostic InvalidEffect(Place place, string effect) =>
        place.Error(
            "RAD0107",
            $"`{effect}` is not an effect.",
            "Write `Allow` or `Deny`, with exactly these capital letters."
        );

    public static Diagnostic ElementAndItsOpposite(Place place, string element) =>
        place.Error(
            "RAD0108",
            $"{place.Subject} has both `{element}` and `Not{element}`.",
            "Keep one, or split the statement in two."
        );

    public static Diagnostic InvalidSid(Place place, string sid) =>
        place.Error("RAD0109", $"The Sid `{sid}` holds characters that it may not.", "Use letters and digits only.");

    public static Diagnostic DuplicateSid(Place place, string sid) =>
        place.Error("RAD0110", $"The Sid `{sid}` stands on two statements.", "Give each statement its own Sid.");

    public static Diagnostic Empty(Place place, string consequence) =>
        place.Suggestion("RAD0111", $"{place.Subject} is empty: {consequence}.", "Remove it, or fill it.");

    public static Diagnostic InvalidAction(Place place, string action) =>
        place.Error(
            "RAD0112",
            $"`{action}` is not an action.",
            "Write `service:Action`, such as `s3:GetObject`, or `*`."
        );

    public static Diagnostic WildcardInActionService(Place place, string action) =>
        place.Error(
            "RAD0113",
            $"`{action}` has a wildcard in the service, which takes none.",
            "Name the service, such as `s3:*`; wildcards are for the part after the colon."
        );

    public static Diagnostic InvalidResource(Place place, string resource) =>
        place.Error(
            "RAD0114",
            $"`{resource}` is neither an ARN nor `*`.",
            "Write `arn:partition:service:region:account-id:resource`, with wildcards where needed, or `*`."
        );

    public static Diagnostic WildcardInResourceService(Place place, string resource) =>
        place.Error(
            "RAD0115",
            $"`{resource}` has a wildcard in the segment that names the service, which takes none.",
            "Name the service, or write `*` for all resources."
        );

    public static Diagnostic TooLong(Place place, string what, int length, int quota) =>
        place.Error(
            "RAD0116",
            $"The policy has {length} characters, and {what} has at most {quota}.",
            "Shorten it, use wildcards, or split it into several policies."
        );

    public static Diagnostic MalformedVariable(Place place, string value) =>
        place.Error(
            "RAD0117",
            $"`{value}` holds a policy variable that is not well formed.",
            "Write `${aws:username}`, `${aws:PrincipalTag/team, 'default'}`, or `${$}` for a dollar sign."
        );

    public static Diagnostic VariableInOldVersion(Place place, string value) =>
        place.Warning(
            "RAD0118",
            $"`{value}` looks like a policy variable, and in version 2008-10-17 it is plain text.",
            "Write `\"Version\": \"2012-10-17\"` to use policy variables."
        );

    public static Diagnostic LongerThanHolderTakes(Place place, int length, string quota) =>
        place.Warning(
            "RAD0119",
            $"The policy has {length} characters, and {quota}.",
            "Shorten it, use wildcards, or split it into several policies."
        );

    public static Diagnostic InvalidPartition(Place place, string resource, string partition) =>
        place.Error(
            "RAD0120",
            $"`{partition}` in `{resource}` is not a partition of AWS.",
            "Write `aws`, `aws-cn` in China, or `aws-us-gov` in GovCloud."
        );

    public static Diagnostic NothingNamed(Place place, string element) =>
        place.Error("RAD0121", $"{place.Subject} is empty.", $"Name at least one {element}, or remove the statement.");

    public static Diagnostic RepeatedSid(Place place, string sid) =>
        place.Warning(
            "RAD0122",
            $"The Sid `{sid}` stands on two statements, and not every service takes that.",
            "Give each statement its own Sid."
        );

    public static Diagnostic VariableNotRead(Place place, string value) =>
        place.Warning(
            "RAD0123",
            $"{place.Subject} takes no policy variables, so that `{value}` is plain text.",
            "Use policy variables in `Resource` and in string and ARN conditions only."
        );

    public static Diagnostic SpaceInVariable(Place place, string value) =>
        place.Warning(
            "RAD0124",
            $"`{value}` has a space in the name of a policy variable, which no variable has.",
            "Remove the space; a space is for the text between the quotation marks of a default."
        );
}
