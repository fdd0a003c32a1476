using Xunit;

namespace AwsRadar.Tests.Cli;

/// <summary>What the demo says of the sample account.</summary>
internal static class DemoOutput
{
    public static void AssertComplete(string output)
    {
        Assert.Contains(
            "user aws_radar in group aws_viewer, policy aws_viewer_readonly",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "iam:ListUsers → added to aws_viewer_readonly → allowed after 1 attempt",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("0 denied", output, StringComparison.Ordinal);
        Assert.Contains("administrators", output, StringComparison.Ordinal);
        Assert.Contains("through PassRole", output, StringComparison.Ordinal);
        Assert.Contains("nothing: every call that the scan planned was answered", output, StringComparison.Ordinal);
        Assert.DoesNotContain("SecretAccessKey", output, StringComparison.Ordinal);
    }
}
