using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Questions;

/// <summary>What an answer takes for granted, for people: a line each.</summary>
internal static class AssumptionText
{
    public static IEnumerable<string> Lines(IEnumerable<PolicyType> assumed)
    {
        var types = assumed.Distinct().Order().ToArray();
        string[] unread = [.. types.Where(type => type is not PolicyType.VpcEndpoint).Select(type => type.ToWords())];
        if (unread.Length > 0)
        {
            yield return Translate(
                $"  assumes  no {string.Join(Translate(", no "), unread)} forbids it: none was read."
            );
        }

        if (types.Contains(PolicyType.VpcEndpoint))
        {
            yield return Translate(
                "  assumes  no VPC endpoint that it comes through forbids it: --context aws:SourceVpce=ID says which that is."
            );
        }
    }
}
