using System.Runtime.CompilerServices;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>What AWS's Python SDK sees of the lab.</summary>
public sealed class Boto3Tests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task Everything_in_an_account_lives_and_dies_as_in_AWS()
    {
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");

        var result = await ForeignClient.RunAsync(
            fixture.Lab,
            fixture.Lab.RootCredentials,
            "python3",
            Path.Combine(Folder(), "Boto3", "lifecycle.py")
        );

        Assert.Equal("", result.Out.Trim());
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
