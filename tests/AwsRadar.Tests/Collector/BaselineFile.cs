using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>
/// A file of the repository that holds what a stage gives. With <c>AWS_RADAR_UPDATE_DOCS=1</c> in the environment a test
/// writes it; without, it compares.
/// </summary>
internal sealed class BaselineFile(string relativePath)
{
    public void Check(string made)
    {
        var path = Path.Combine(Root(), relativePath);
        if (Environment.GetEnvironmentVariable("AWS_RADAR_UPDATE_DOCS") is "1")
        {
            File.WriteAllText(path, made);
        }
        else
        {
            Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), made);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AwsRadar.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside a checkout of aws-radar.");
    }
}
