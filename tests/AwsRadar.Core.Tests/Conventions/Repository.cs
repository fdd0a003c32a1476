namespace AwsRadar.Core.Tests.Conventions;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "artifacts", ".git", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder of the checkout, by relative path with forward slashes, without build output.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start)
            ? Directory
                .EnumerateFiles(start, pattern, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Intersect(Generated, StringComparer.Ordinal).Any())
                .Order(StringComparer.Ordinal)
            : [];
    }

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AwsRadar.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run inside a checkout of aws-radar.");
    }
}
