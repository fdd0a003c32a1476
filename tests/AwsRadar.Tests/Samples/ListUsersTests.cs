using AwsRadar.Lab;
using AwsRadar.Tests.Cli;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Samples;

/// <summary>samples/ListUsers does what it says, and what the same program does with boto3.</summary>
public sealed class ListUsersTests(LabFixture fixture) : IClassFixture<LabFixture>
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "ListUsers.dll");

    [Fact]
    public async Task It_lists_the_users_that_boto3_lists()
    {
        const string Boto3 = """
            import boto3
            for page in boto3.client("iam").get_paginator("list_users").paginate():
                for user in page["Users"]:
                    print(user["UserName"])
            """;
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");

        var ours = await RunAsync(fixture.Lab.RootCredentials, "dotnet", Sample);
        var theirs = await RunAsync(fixture.Lab.RootCredentials, "python3", "-c", Boto3);

        Assert.True(ours.ExitCode == 0, ours.Error);
        Assert.NotEmpty(ours.Out);
        Assert.Equal(theirs.Out, ours.Out);
    }

    [Fact]
    public async Task It_names_the_permission_that_is_missing()
    {
        var key = await fixture.CreateUserAsync("sample-denied", policy: null);

        var result = await RunAsync(key, "dotnet", Sample);

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.Equal("AccessDenied: missing permission iam:ListUsers", result.Error.Trim());
    }

    private Task<CliResult> RunAsync(LabCredentials key, string program, params string[] arguments) =>
        ForeignClient.RunAsync(fixture.Lab, key, program, arguments);
}
