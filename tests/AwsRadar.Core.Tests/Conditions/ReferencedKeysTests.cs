using AwsRadar.Core.Conditions;
using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Conditions;

public sealed class ReferencedKeysTests
{
    [Theory]
    [InlineData("2012-10-17", "aws:PrincipalTag/team aws:SecureTransport aws:username")]
    [InlineData("2008-10-17", "aws:SecureTransport")]
    public void Keys_of_conditions_and_of_policy_variables_are_named_once(string version, string keys)
    {
        var document = PolicyParser.ParseDocument(
            $$$"""
            {"Version":"{{{version}}}","Statement":[
              {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:username}/${*}/${aws:PrincipalTag/team, 'x'}",
               "Condition":{"Bool":{"aws:SecureTransport":"true"} } },
              {"Effect":"Deny","Action":"s3:*","Resource":"*",
               "Condition":{"Bool":{"AWS:securetransport":"false"},"StringEquals":{"aws:SecureTransport":"${aws:UserName}"} } }]}
            """,
            PolicyType.Identity
        );

        Assert.Equal(keys.Split(' '), ReferencedKeys.Of(document));
    }
}
