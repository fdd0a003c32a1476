using System.Text.Json;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Tests.Wire.Models;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>Names on the command line are those of the AWS CLI.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("ListUsers", "list-users")]
    [InlineData("MFADevices", "mfa-devices")]
    [InlineData("UserARNs", "user-arns")]
    [InlineData("AuthenticationCode1", "authentication-code1")]
    [InlineData("SSEKMSKeyId", "ssekms-key-id")]
    [InlineData("S3Bucket", "s3-bucket")]
    [InlineData("DBInstanceIdentifier", "db-instance-identifier")]
    [InlineData("LoRaWAN", "lo-ra-wan")]
    public void A_member_is_spelled_with_hyphens_between_its_words(string name, string expected) =>
        Assert.Equal(expected, CliSpelling.OfMember(name));

    [Fact]
    public void No_option_of_an_operation_has_two_meanings()
    {
        var clashes = new List<string>();
        foreach (var target in AllTargets())
        {
            var names = target
                .Parameters.All.SelectMany(parameter =>
                    parameter.NegatedName is { } negated ? [parameter.Name, negated] : (string[])[parameter.Name]
                )
                .ToArray();
            clashes.AddRange(
                names.CountBy(name => name).Where(each => each.Value > 1).Select(each => $"{target.Title} --{each.Key}")
            );
        }

        Assert.Empty(clashes);
    }

    [Fact]
    public void Every_parameter_but_a_DryRun_of_AWSs_own_has_an_option()
    {
        var hidden = AllTargets().SelectMany(WithoutOption).Distinct(StringComparer.Ordinal);

        Assert.Equal("DryRun", Assert.Single(hidden), ignoreCase: true);
    }

    private static IEnumerable<string> WithoutOption(CallTarget target)
    {
        var given = new CallCommandLine(target, [])
            .Parameters!.All.Select(option => option.Name)
            .ToHashSet(StringComparer.Ordinal);
        return target
            .Parameters.All.Where(parameter =>
                !given.Contains(parameter.Option) && !target.Parameters.TurnsPages(parameter)
            )
            .Select(parameter => parameter.Member.Name.ToUpperInvariant());
    }

    internal static IEnumerable<CallTarget> AllTargets() =>
        ServiceCatalogTests.Services.SelectMany(service =>
            service.OperationNames.Select(name => CallTarget.Find(service.Name, name)!)
        );
}
