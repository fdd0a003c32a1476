using System.Security.Cryptography;
using System.Text.Json;
using AwsRadar.ReferenceCompiler;
using AwsRadar.ReferenceCompiler.Botocore;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Wire.Models;

/// <summary>data/ is what its sources say, and nothing else.</summary>
public sealed class CompiledDataTests
{
    private const int BudgetBytes = 6 << 20;
    private static readonly string[] Licences = ["Apache-2.0", "MIT"];
    private static readonly string[] NpmPackages = ["IAM_DATA", "DEPENDENT_ACTIONS", "MANAGED_POLICIES"];
    private static readonly string Data = Path.Combine(Checkout(), "data");
    private static readonly JsonElement Sources = JsonElement.Parse(
        File.ReadAllBytes(Path.Combine(Data, "sources.json"))
    );

    [Fact]
    public void Every_file_is_listed_with_its_size_and_hash()
    {
        var listed = Sources.GetProperty("files").EnumerateArray().ToArray();

        Assert.Equal(
            Directory.GetFiles(Data, "*.bin").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            listed.Select(file => file.GetProperty("name").GetString())
        );
        foreach (var file in listed)
        {
            var content = File.ReadAllBytes(Path.Combine(Data, file.GetProperty("name").GetString()!));
            Assert.Equal(file.GetProperty("bytes").GetInt32(), content.Length);
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    [Fact]
    public void All_files_together_stay_under_6_MB() =>
        Assert.InRange(Directory.GetFiles(Data).Sum(file => new FileInfo(file).Length), 1, BudgetBytes);

    [Fact]
    public void Every_source_has_a_version_a_licence_and_its_notice()
    {
        var notice = File.ReadAllText(Path.Combine(Checkout(), "NOTICE"));

        foreach (var source in Sources.GetProperty("sources").EnumerateArray())
        {
            Assert.Contains(source.GetProperty("license").GetString(), Licences);
            Assert.Contains(source.GetProperty("name").GetString()!, notice, StringComparison.Ordinal);
            Assert.Contains(source.GetProperty("version").GetString()!, notice, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_models_compile_from_botocore_to_the_same_bytes()
    {
        SkipUnlessBotocoreIsTheSource();

        var compiled = Compiler.FromBotocore(new BotocoreSource(Botocore.Folder, AddedModels.Folder));

        Assert.All(
            compiled,
            file => Assert.Equal(Hash(file.Value), Hash(File.ReadAllBytes(Path.Combine(Data, file.Key))))
        );
    }

    [Fact]
    public void All_data_compiles_from_its_sources_to_the_same_bytes()
    {
        var folders = NpmPackages
            .Select(name => Environment.GetEnvironmentVariable("AWS_RADAR_" + name) ?? "")
            .ToArray();
        Assert.SkipUnless(
            folders.All(Directory.Exists),
            "AWS_RADAR_IAM_DATA, AWS_RADAR_DEPENDENT_ACTIONS and AWS_RADAR_MANAGED_POLICIES do not name the unpacked npm packages of data/sources.json."
        );
        SkipUnlessBotocoreIsTheSource();

        var options = new CompilerOptions(Botocore.Folder, AddedModels.Folder, folders[0], folders[1], folders[2], "");
        var compiled = Compiler.Compile(options);

        Assert.All(
            compiled,
            file => Assert.Equal(Hash(file.Value), Hash(File.ReadAllBytes(Path.Combine(Data, file.Key))))
        );
    }

    [Fact]
    public void Botocore_itself_reads_the_same_operations_and_shapes_from_its_models()
    {
        SkipUnlessBotocoreIsTheSource();

        var expected = Botocore.Describe().ToHashSet(StringComparer.Ordinal);
        var actual = ServiceCatalogTests
            .Services.SelectMany(ModelDescription.Describe)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(expected.Except(actual, StringComparer.Ordinal));
        Assert.Empty(actual.Except(expected, StringComparer.Ordinal));
    }

    private static void SkipUnlessBotocoreIsTheSource()
    {
        var version = Sources.GetProperty("sources")[0].GetProperty("version").GetString();
        Assert.SkipUnless(
            string.Equals(Botocore.Version, version, StringComparison.Ordinal),
            $"python3 with botocore {version} is not on this machine (found: {Botocore.Version ?? "none"})."
        );
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AwsRadar.slnx")))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException("The tests run inside a checkout of aws-radar.");
        }

        return folder.FullName;
    }
}
