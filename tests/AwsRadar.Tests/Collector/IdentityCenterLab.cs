using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Tests.Lab;
using AwsRadar.Tests.Store;

namespace AwsRadar.Tests.Collector;

/// <summary>An organization whose management account has IAM Identity Center, which every account sees and not every account may read.</summary>
public sealed class IdentityCenterLab : OrganizationLab
{
    private readonly TemporaryFolder _folder = new();

    protected override LabOptions Options
    {
        get
        {
            foreach (var (operation, json) in IdentityCenterFixtures.All)
            {
                var file = _folder.File(operation + ".json");
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, json);
            }

            return new LabOptions { Fixtures = LabFixtures.FromFolder(_folder.Path) };
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>An account that administers a service for the organization.</summary>
    public async Task<string> DelegateAsync(string name, string service)
    {
        var account = await CreateAccountAsync(name, OuterId);
        await Organizations.CallAsync("EnableAWSServiceAccess", new JsonObject { ["ServicePrincipal"] = service });
        await Organizations.CallAsync(
            "RegisterDelegatedAdministrator",
            new JsonObject { ["AccountId"] = account, ["ServicePrincipal"] = service }
        );
        return account;
    }
}
