using Xunit;

namespace AwsRadar.Tests.Store;

/// <summary>
/// A document of the repository whose end is made by a test. With <c>AWS_RADAR_UPDATE_DOCS=1</c> in the environment the
/// test writes that end; without, it compares.
/// </summary>
internal sealed class DocumentFile
{
    private readonly string _path;
    private readonly string _begin;

    public DocumentFile(string relativePath, string begin)
    {
        _path = Path.Combine(FindRoot(), relativePath);
        _begin = begin;
        Text = File.ReadAllText(_path).ReplaceLineEndings("\n");
    }

    public string Text { get; }

    public void Check(string made)
    {
        var start = Text.IndexOf(_begin, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{_path} has no line {_begin}");
        var expected = Text[..start] + _begin + "\n" + made;
        if (Environment.GetEnvironmentVariable("AWS_RADAR_UPDATE_DOCS") is "1")
        {
            File.WriteAllText(_path, expected);
        }
        else
        {
            Assert.Equal(expected, Text);
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AwsRadar.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside a checkout of aws-radar.");
    }
}
