using System.Runtime.CompilerServices;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
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
        var folder = Directory.CreateTempSubdirectory("aws-radar-");
        var account = OperationCases.BeginFull(file)
            ? LabAccount.FromFile(await WriteAsync(folder, "account.json", FullAccount.Write()))
            : LabAccount.Empty;
        await using var lab = await LabServer.StartAsync(
            new LabOptions { Account = account, Organization = LabOrganization.FromJson(OperationCases.Outside) },
            TestContext.Current.CancellationToken
        );
        var names = OperationCases.ConstantsOf(lab).ToJsonString();
        var constants = await WriteAsync(folder, "constants.json", names);

        var result = await ForeignClient.RunAsync(
            lab,
            lab.RootCredentials,
            "python3",
            "-B",
            Path.Combine(Folder(), "Boto3", "cases.py"),
            OperationCases.PathOf(file),
            constants
        );
        folder.Delete(recursive: true);

        Assert.Equal("", result.Out.Trim());
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private static async Task<string> WriteAsync(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
