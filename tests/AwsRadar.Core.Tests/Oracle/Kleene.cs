namespace AwsRadar.Core.Tests.Oracle;

/// <summary>
/// Yes, no and not known as <c>true</c>, <c>false</c> and <c>null</c>. The language's own <c>&amp;</c> and <c>|</c> on
/// <c>bool?</c> are the logic that is wanted; these are the same over many.
/// </summary>
internal static class Kleene
{
    public static bool? AnyOf(this IEnumerable<bool?> truths) =>
        truths.Aggregate((bool?)false, (left, right) => left | right);

    public static bool? AllOf(this IEnumerable<bool?> truths) =>
        truths.Aggregate((bool?)true, (left, right) => left & right);
}
