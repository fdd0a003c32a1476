namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>Names and ARNs of the same thing: AWS takes either in most places, a fixture names one.</summary>
internal static class LooseText
{
    /// <summary>Whether two texts are equal, or one is an ARN and the other the name or id that it ends in.</summary>
    public static bool IsSame(string left, string right) =>
        left.Equals(right, StringComparison.Ordinal) || IsNameIn(left, right) || IsNameIn(right, left);

    private static bool IsNameIn(string name, string arn) =>
        arn.StartsWith("arn:", StringComparison.Ordinal)
        && !name.StartsWith("arn:", StringComparison.Ordinal)
        && name.Length > 0
        && arn.Length > name.Length
        && arn.EndsWith(name, StringComparison.Ordinal)
        && arn[^(name.Length + 1)] is (':' or '/');
}
