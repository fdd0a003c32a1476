using System.Diagnostics;
using Xunit;

namespace AwsRadar.Tests.Samples;

/// <summary>samples/LabWithAwsSdk does what it says: the AWS SDK for .NET against a lab in the same process.</summary>
public sealed class LabWithAwsSdkTests
{
    [Fact]
    public async Task The_AWS_SDK_for_NET_is_denied_without_the_external_id_and_assumes_the_role_with_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LabWithAwsSdk.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);

        Assert.True(process.ExitCode == 0, output + await error);
        Assert.Equal(
            """
            User: arn:aws:iam::123456789012:user/dev is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/deployer because no role trust policy allows the sts:AssumeRole action
            arn:aws:sts::123456789012:assumed-role/deployer/release

            """,
            output
        );
    }
}
