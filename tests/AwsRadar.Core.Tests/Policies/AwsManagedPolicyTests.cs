using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;
using Xunit;

namespace AwsRadar.Core.Tests.Policies;

/// <summary>What AWS itself keeps must be beyond reproach.</summary>
public sealed class AwsManagedPolicyTests
{
    [Fact]
    public void Every_managed_policy_of_aws_is_read_without_an_error()
    {
        var refused = ManagedPolicyCatalog
            .Policies.Select(policy =>
                (policy.Name, Parsed: PolicyParser.Parse(policy.ReadDocument(), PolicyType.Identity))
            )
            .Where(policy => !policy.Parsed.Document.IsReadable || ErrorsOf(policy.Parsed).Any())
            .Select(policy => $"{policy.Name}: {ErrorsOf(policy.Parsed).FirstOrDefault()}")
            .ToList();

        Assert.NotEmpty(ManagedPolicyCatalog.Policies);
        Assert.Empty(refused);
    }

    /// <summary>Some policies of AWS are longer than customers' may be (RAD0116).</summary>
    private static IEnumerable<Diagnostic> ErrorsOf(ParsedPolicy parsed) =>
        parsed.Diagnostics.Where(one => one.Severity == Severity.Error && one.Code != "RAD0116");
}
