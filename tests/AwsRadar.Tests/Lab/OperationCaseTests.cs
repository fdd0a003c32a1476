using System.Runtime.CompilerServices;
using AwsRadar.Lab;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>
/// Every operation as AWS's Python SDK sees it: its good cases, its errors, and what happens with and without the
/// permission. One process runs a file, and prints what was not as the file says.
/// </summary>
public sealed class OperationCaseTests
{
    public static TheoryData<string> Files => [.. OperationCases.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_operation_does_what_its_cases_say(string file)
    {
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");
        await using var lab = await LabServer.StartAsync(new LabOptions(), TestContext.Current.CancellationToken);
        var constants = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            constants,
            OperationCases.Constants().ToJsonString(),
            TestContext.Current.CancellationToken
        );

        var result = await ForeignClient.RunAsync(
            lab,
            lab.RootCredentials,
            "python3",
            "-B",
            Path.Combine(Folder(), "Boto3", "cases.py"),
            OperationCases.PathOf(file),
            constants
        );
        File.Delete(constants);

        Assert.Equal("", result.Out.Trim());
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
