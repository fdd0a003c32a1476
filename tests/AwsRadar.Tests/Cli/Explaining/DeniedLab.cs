using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Explaining;

/// <summary>
/// A lab with an organization: its management account, the member account in which all cases play, and another one. What the
/// cases' file says about resources is fixtures.
/// </summary>
public sealed class DeniedLab : IAsyncLifetime
{
    public const string Member = "111122223333";
    private const string Management = "123456789012";

    private const string Organization = """
        {
          "ManagementAccountId": "123456789012",
          "Root": {
            "Policies": ["FullAWSAccess", "RCPFullAWSAccess"],
            "Accounts": [
              { "Id": "111122223333", "Name": "member", "Email": "member@example.org" },
              { "Id": "444455556666", "Name": "vendor", "Email": "vendor@example.org" }
            ]
          }
        }
        """;

    private LabServer? _lab;

    public LabServer Lab => _lab ?? throw new InvalidOperationException("The lab starts with the first test.");

    /// <summary>The root user of the member account.</summary>
    public LabClient Root => new(Lab.Endpoint, KeyOf(Member));

    /// <summary>The organization, by its management account.</summary>
    public LabClient Organizations => new LabClient(Lab.Endpoint, KeyOf(Management)).Of("organizations");

    /// <summary>A user of the member account who may do everything.</summary>
    public LabCredentials Administrator { get; private set; } = null!;

    /// <summary>A user of the management account who may do everything.</summary>
    public LabCredentials Manager { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aws-radar-");
        foreach (var (path, content) in DeniedCase.Fixtures)
        {
            var file = Path.Combine(folder.FullName, path + ".json");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        }

        _lab = await LabServer.StartAsync(
            new LabOptions
            {
                Organization = LabOrganization.FromJson(Organization),
                Fixtures = LabFixtures.FromFolder(folder.FullName),
                WithoutFixture = WithoutFixture.Empty,
            },
            TestContext.Current.CancellationToken
        );
        folder.Delete(recursive: true);
        Administrator = await Root.CreateUserAsync("admin", LabFixture.Allow("*"));
        Manager = await new LabClient(Lab.Endpoint, KeyOf(Management)).CreateUserAsync(
            "manager",
            LabFixture.Allow("*")
        );
    }

    public ValueTask DisposeAsync() => _lab?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Binds the member account by one more policy, or by it alone, until disposed.</summary>
    public async Task<IAsyncDisposable> BindAsync(string type, string content, bool isAlone)
    {
        var made = await Organizations.CallAsync(
            "CreatePolicy",
            new JsonObject
            {
                ["Name"] = "case",
                ["Description"] = "",
                ["Content"] = content,
                ["Type"] = type,
            }
        );
        var id = made.GetProperty("Policy").GetProperty("PolicySummary").GetProperty("Id").GetString()!;
        await Organizations.CallAsync("AttachPolicy", On(id));
        if (isAlone)
        {
            await Organizations.CallAsync("DetachPolicy", On(FullAccess));
        }

        return new Binding(this, id, isAlone);
    }

    private const string FullAccess = "p-FullAWSAccess";

    private static JsonObject On(string policy) => new() { ["PolicyId"] = policy, ["TargetId"] = Member };

    private LabCredentials KeyOf(string account) =>
        Lab.Accounts.Single(one => one.AccountId.ToString() == account).RootCredentials!;

    private sealed class Binding(DeniedLab lab, string policy, bool isAlone) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (isAlone)
            {
                await lab.Organizations.CallAsync("AttachPolicy", On(FullAccess));
            }

            await lab.Organizations.CallAsync("DetachPolicy", On(policy));
            await lab.Organizations.CallAsync("DeletePolicy", new JsonObject { ["PolicyId"] = policy });
        }
    }
}
