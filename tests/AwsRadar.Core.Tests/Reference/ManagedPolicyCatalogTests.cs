using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using Xunit;

namespace AwsRadar.Core.Tests.Reference;

public sealed class ManagedPolicyCatalogTests
{
    [Fact]
    public void Every_policy_is_found_by_its_name_and_its_arn_and_has_statements()
    {
        foreach (var policy in ManagedPolicyCatalog.Policies)
        {
            Assert.True(ManagedPolicyCatalog.TryGet(policy.Name, out var byName));
            Assert.True(ManagedPolicyCatalog.TryGet(policy.Arn, out var byArn));
            Assert.Same(policy, byName);
            Assert.Same(policy, byArn);
            Assert.True(JsonElement.Parse(policy.ReadDocument()).TryGetProperty("Statement", out _), policy.Name);
        }

        Assert.InRange(ManagedPolicyCatalog.Policies.Length, 1_500, 3_000);
    }

    [Fact]
    public void A_job_function_policy_keeps_its_path()
    {
        Assert.True(ManagedPolicyCatalog.TryGet("ViewOnlyAccess", out var policy));

        Assert.Equal("/job-function/", policy.Path);
        Assert.Equal("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess", policy.Arn.ToString());
        Assert.StartsWith("v", policy.DefaultVersionId, StringComparison.Ordinal);
        Assert.True(policy.CreateDate < policy.UpdateDate);
    }

    [Fact]
    public void The_administrator_policy_reads_as_AWS_publishes_it()
    {
        Assert.True(ManagedPolicyCatalog.TryGet("AdministratorAccess", out var policy));

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
            policy.ReadDocument()
        );
    }

    [Theory]
    [InlineData("arn:aws-cn:iam::aws:policy/ReadOnlyAccess", true)]
    [InlineData("arn:aws:iam::aws:policy/other/ReadOnlyAccess", false)]
    [InlineData("arn:aws:iam::123456789012:policy/ReadOnlyAccess", false)]
    [InlineData("arn:aws:iam::aws:policy/NoSuchPolicy", false)]
    [InlineData("arn:aws:s3:::ReadOnlyAccess", false)]
    public void Only_the_arn_of_an_AWS_managed_policy_finds_it(string arn, bool isFound) =>
        Assert.Equal(isFound, ManagedPolicyCatalog.TryGet(Arn.Parse(arn), out _));
}
