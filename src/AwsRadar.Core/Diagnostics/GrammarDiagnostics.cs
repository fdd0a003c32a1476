namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD01nn: the elements of a policy and of its statements.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html</remarks>
internal static class GrammarDiagnostics
{
    public static Diagnostic WrongType(Place place, string expected, string found) =>
        place.Error(
            "RAD0101",
            Translate($"{place.Subject} must be {expected}, and it is {found}."),
            Translate($"Write {expected} there.")
        );

    public static Diagnostic UnknownElement(Place place, string name, string? suggestion) =>
        place.Error(
            "RAD0102",
            Translate($"`{name}` is not an element of {(place.IsInStatement ? "a statement" : "a policy")}."),
            suggestion is null
                ? Translate("Remove it; element names are written exactly as AWS documents them.")
                : Translate($"Write `{suggestion}`: element names are written exactly so.")
        );

    public static Diagnostic MissingStatement(Place place) =>
        place.Error("RAD0103", Translate("The policy has no `Statement`."), Translate("Add `\"Statement\": [ … ]`."));

    public static Diagnostic InvalidVersion(Place place, string version) =>
        place.Error(
            "RAD0104",
            Translate($"`{version}` is not a version of the policy language."),
            Translate("Write `\"Version\": \"2012-10-17\"`.")
        );

    public static Diagnostic MissingVersion(Place place) =>
        place.Warning(
            "RAD0105",
            Translate(
                "The policy has no `Version`, so it has the old one, 2008-10-17, which knows no policy variables."
            ),
            Translate("Add `\"Version\": \"2012-10-17\"`.")
        );

    public static Diagnostic MissingElement(Place place, string element) =>
        place.Error("RAD0106", Translate($"{place.Subject} has no `{element}`."), Translate($"Add `{element}`."));

    public static Diagnostic InvalidEffect(Place place, string effect) =>
        place.Error(
            "RAD0107",
            Translate($"`{effect}` is not an effect."),
            Translate("Write `Allow` or `Deny`, with exactly these capital letters.")
        );

    public static Diagnostic ElementAndItsOpposite(Place place, string element) =>
        place.Error(
            "RAD0108",
            Translate($"{place.Subject} has both `{element}` and `Not{element}`."),
            Translate("Keep one, or split the statement in two.")
        );

    public static Diagnostic InvalidSid(Place place, string sid) =>
        place.Error(
            "RAD0109",
            Translate($"The Sid `{sid}` holds characters that it may not."),
            Translate("Use letters and digits only.")
        );

    public static Diagnostic DuplicateSid(Place place, string sid) =>
        place.Error(
            "RAD0110",
            Translate($"The Sid `{sid}` stands on two statements."),
            Translate("Give each statement its own Sid.")
        );

    public static Diagnostic Empty(Place place, string consequence) =>
        place.Suggestion(
            "RAD0111",
            Translate($"{place.Subject} is empty: {consequence}."),
            Translate("Remove it, or fill it.")
        );

    public static Diagnostic InvalidAction(Place place, string action) =>
        place.Error(
            "RAD0112",
            Translate($"`{action}` is not an action."),
            Translate("Write `service:Action`, such as `s3:GetObject`, or `*`.")
        );

    public static Diagnostic WildcardInActionService(Place place, string action) =>
        place.Error(
            "RAD0113",
            Translate($"`{action}` has a wildcard in the service, which takes none."),
            Translate("Name the service, such as `s3:*`; wildcards are for the part after the colon.")
        );

    public static Diagnostic InvalidResource(Place place, string resource) =>
        place.Error(
            "RAD0114",
            Translate($"`{resource}` is neither an ARN nor `*`."),
            Translate("Write `arn:partition:service:region:account-id:resource`, with wildcards where needed, or `*`.")
        );

    public static Diagnostic WildcardInResourceService(Place place, string resource) =>
        place.Error(
            "RAD0115",
            Translate($"`{resource}` has a wildcard in the segment that names the service, which takes none."),
            Translate("Name the service, or write `*` for all resources.")
        );

    public static Diagnostic TooLong(Place place, string what, int length, int quota) =>
        place.Error(
            "RAD0116",
            Translate($"The policy has {length} characters, and {what} has at most {quota}."),
            Translate("Shorten it, use wildcards, or split it into several policies.")
        );

    public static Diagnostic MalformedVariable(Place place, string value) =>
        place.Error(
            "RAD0117",
            Translate($"`{value}` holds a policy variable that is not well formed."),
            Translate("Write `${aws:username}`, `${aws:PrincipalTag/team, 'default'}`, or `${$}` for a dollar sign.")
        );

    public static Diagnostic VariableInOldVersion(Place place, string value) =>
        place.Warning(
            "RAD0118",
            Translate($"`{value}` looks like a policy variable, and in version 2008-10-17 it is plain text."),
            Translate("Write `\"Version\": \"2012-10-17\"` to use policy variables.")
        );

    public static Diagnostic LongerThanHolderTakes(Place place, int length, string quota) =>
        place.Warning(
            "RAD0119",
            Translate($"The policy has {length} characters, and {quota}."),
            Translate("Shorten it, use wildcards, or split it into several policies.")
        );

    public static Diagnostic InvalidPartition(Place place, string resource, string partition) =>
        place.Error(
            "RAD0120",
            Translate($"`{partition}` in `{resource}` is not a partition of AWS."),
            Translate("Write `aws`, `aws-cn` in China, or `aws-us-gov` in GovCloud.")
        );

    public static Diagnostic NothingNamed(Place place, string element) =>
        place.Error(
            "RAD0121",
            Translate($"{place.Subject} is empty."),
            Translate($"Name at least one {element}, or remove the statement.")
        );

    public static Diagnostic RepeatedSid(Place place, string sid) =>
        place.Warning(
            "RAD0122",
            Translate($"The Sid `{sid}` stands on two statements, and not every service takes that."),
            Translate("Give each statement its own Sid.")
        );

    public static Diagnostic VariableNotRead(Place place, string value) =>
        place.Warning(
            "RAD0123",
            Translate($"{place.Subject} takes no policy variables, so that `{value}` is plain text."),
            Translate("Use policy variables in `Resource` and in string and ARN conditions only.")
        );

    public static Diagnostic SpaceInVariable(Place place, string value) =>
        place.Warning(
            "RAD0124",
            Translate($"`{value}` has a space in the name of a policy variable, which no variable has."),
            Translate("Remove the space; a space is for the text between the quotation marks of a default.")
        );
}
