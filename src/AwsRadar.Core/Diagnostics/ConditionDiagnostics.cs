namespace AwsRadar.Core.Diagnostics;

/// <summary>RAD03nn: <c>Condition</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal static class ConditionDiagnostics
{
    public static Diagnostic UnknownOperator(Place place, string name) =>
        place.Error(
            "RAD0301",
            Translate($"`{name}` is not a condition operator."),
            Translate(
                "Write one that AWS documents, such as `StringEquals`, with `IfExists` behind or `ForAnyValue:` before it."
            )
        );

    public static Diagnostic NullIfExists(Place place) =>
        place.Error(
            "RAD0302",
            Translate("`Null` asks whether a key exists and takes no `IfExists`."),
            Translate("Write `Null`.")
        );

    public static Diagnostic InvalidKey(Place place, string key) =>
        place.Error(
            "RAD0303",
            Translate($"`{key}` is not a condition key."),
            Translate("Write `service:key`, such as `aws:SourceIp` or `s3:prefix`.")
        );

    public static Diagnostic InvalidValue(Place place, string value, string expected) =>
        place.Warning(
            "RAD0304",
            Translate($"`{value}` is not {expected}, so that the condition never matches it."),
            Translate($"Write {expected}.")
        );

    public static Diagnostic WildcardWithoutLike(Place place, string value, string like) =>
        place.Warning(
            "RAD0305",
            Translate($"`{value}` holds a wildcard, which this operator takes literally."),
            Translate($"Use `{like}`, or write `{"${*}"}` if the character itself is meant.")
        );

    public static Diagnostic MixedTypes(Place place, string key) =>
        place.Warning(
            "RAD0313",
            Translate($"The values of `{key}` have different JSON types."),
            Translate("Write all of them as strings, in quotation marks.")
        );
}
