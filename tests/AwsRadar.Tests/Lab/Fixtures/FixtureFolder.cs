using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>A folder of fixtures for one test, removed afterwards.</summary>
public sealed class FixtureFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aws-radar-fixtures-").FullName;

    /// <summary>Writes a file below the folder.</summary>
    public FixtureFolder With(string path, string content)
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    /// <summary>A lab with an empty account that answers from this folder.</summary>
    public Task<LabServer> StartAsync(WithoutFixture without = WithoutFixture.Refuse) =>
        LabServer.StartAsync(
            new LabOptions
            {
                Account = LabAccount.Empty,
                Fixtures = LabFixtures.FromFolder(Path),
                WithoutFixture = without,
            },
            TestContext.Current.CancellationToken
        );

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
