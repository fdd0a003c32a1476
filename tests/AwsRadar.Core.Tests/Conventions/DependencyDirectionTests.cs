using System.Xml.Linq;
using Xunit;

namespace AwsRadar.Core.Tests.Conventions;

/// <summary>ARCHITECTURE.md: dependencies point one way.</summary>
public sealed class DependencyDirectionTests
{
    /// <summary>Every project of the product and all that it may reference.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Wire"] = [],
        ["Client"] = ["Wire"],
        ["Collector"] = ["Client", "Core"],
        ["Store"] = ["Core"],
        ["Lab"] = ["Core", "Wire"],
        ["Web"] = ["Core", "Store"],
        ["Cli"] = ["Collector", "Lab", "Web"],
    };

    /// <summary>The folders of Core in the order of the pipeline: each uses only those before it.</summary>
    private static readonly string[] CoreFolders =
    [
        "Arns",
        "Diagnostics",
        "Policies",
        "Reference",
        "Permissions",
        "Conditions",
        "Linting",
        "Snapshots",
        "Differences",
        "Redaction",
        "Evaluation",
        "Access",
        "Denials",
        "Usage",
        "Graph",
        "Findings",
    ];

    [Fact]
    public void Every_project_references_only_what_the_architecture_allows()
    {
        var projects = Repository.Files("src", "*.csproj").ToArray();

        Assert.Equal(Allowed.Count, projects.Length);
        foreach (var project in projects)
        {
            var name = ShortName(project);
            var references = XDocument
                .Parse(Repository.Read(project))
                .Descendants("ProjectReference")
                .Select(reference => ShortName(reference.Attribute("Include")!.Value));
            Assert.Empty(
                references.Except(Allowed[name], StringComparer.Ordinal).Select(other => $"{name} -> {other}")
            );
        }
    }

    [Fact]
    public void Only_the_client_sends_requests()
    {
        var others = Repository
            .Files("src", "*.cs")
            .Where(file => !file.StartsWith("src/AwsRadar.Client/", StringComparison.Ordinal));

        Assert.Empty(others.Where(file => Repository.Read(file).Contains("HttpClient", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_folder_of_Core_uses_only_folders_before_it()
    {
        var files = Repository.Files("src/AwsRadar.Core", "*.cs").Where(file => file.Split('/').Length > 3).ToArray();

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(UpwardReferences));
    }

    private static IEnumerable<string> UpwardReferences(string file)
    {
        var own = Array.IndexOf(CoreFolders, file.Split('/')[2]);
        if (own < 0)
        {
            return [$"{file}: its folder is not in the architecture"];
        }

        var text = Repository.Read(file);
        return CoreFolders
            .Skip(own + 1)
            .Where(later => text.Contains($"AwsRadar.Core.{later}", StringComparison.Ordinal))
            .Select(later => $"{file} uses {later}");
    }

    private static string ShortName(string project) =>
        Path.GetFileNameWithoutExtension(project.Replace('\\', '/'))["AwsRadar.".Length..];
}
