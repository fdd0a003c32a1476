using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Questions;

/// <summary>What an answer takes for granted, for people: a line each.</summary>
internal static class AssumptionText
{
    public static IEnumerable<string> Lines(IEnumerable<PolicyType> assumed)
    {
        var types = assumed.Distinct().Order().ToArray();
        string[] unread = [.. types.Where(type => type is not PolicyType.VpcEndpoint).Select(type => type.ToPhrase())];
        if (unread.Length > 0)
        {
            yield return $"  assumes  no {string.Join(", no ", unread)} forbids it: none was read.";
        }

        if (types.Contains(PolicyType.VpcEndpoint))
        {
            yield return "  assumes  no VPC endpoint that it comes through forbids it: --context aws:SourceVpce=ID says which that is.";
        }
    }
}
