using System.Text.RegularExpressions;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>A denial of IAM: AWS's sentence, and the authorization id that stands behind it.</summary>
internal static partial class DenialSentence
{
    /// <summary>The sentence without its ending, which must be there.</summary>
    public static string Of(WireError error) => Match(error).Groups["sentence"].Value;

    public static string AuthorizationId(WireError error) => Match(error).Groups["id"].Value;

    private static Match Match(WireError error)
    {
        var match = Ending().Match(error.Message);
        Assert.True(match.Success, error.Message);
        return match;
    }

    [GeneratedRegex(
        """
            ^(?<sentence>.+)\. Go to https://us-east-1\.console\.aws\.amazon\.com/iam/home\?region=us-east-1#/authorization-details/(?<id>[0-9a-z]+) for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: \k<id>$
            """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Ending();
}
