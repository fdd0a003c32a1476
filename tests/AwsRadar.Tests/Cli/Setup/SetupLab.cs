using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>A lab with an administrator, whose profile <c>admin</c> stands in the files of each process.</summary>
internal sealed class SetupLab : IAsyncDisposable
{
    private readonly LabServer _lab;
    private readonly LabCredentials _administrator;

    private SetupLab(LabServer lab, LabCredentials administrator) => (_lab, _administrator) = (lab, administrator);

    public LabClient Root => new(_lab.Endpoint, _lab.RootCredentials);

    public LabServer Server => _lab;

    public LabCredentials Administrator => _administrator;

    public static async Task<SetupLab> StartAsync(
        bool hasFixtures = false,
        TimeProvider? time = null,
        WithoutFixture withoutFixture = WithoutFixture.Refuse
    )
    {
        var options = new LabOptions { Account = LabAccount.Sample, TimeProvider = time ?? TimeProvider.System };
        if (hasFixtures)
        {
            options = options with { Fixtures = LabFixtures.Sample, WithoutFixture = withoutFixture };
        }

        var lab = await LabServer.StartAsync(options, TestContext.Current.CancellationToken);
        var root = new LabClient(lab.Endpoint, lab.RootCredentials);
        return new SetupLab(lab, await root.CreateUserAsync("setup-admin", LabFixture.Allow("*")));
    }

    /// <summary>The program with the profile of the administrator and no other identity.</summary>
    public CliProcess Cli()
    {
        var cli = new CliProcess().With("AWS_ENDPOINT_URL", _lab.Endpoint.GetLeftPart(UriPartial.Authority));
        Directory.CreateDirectory(Path.Combine(cli.Home, ".aws"));
        File.WriteAllText(CredentialsOf(cli), AdminProfile);
        File.WriteAllText(ConfigOf(cli), "[profile admin]\nregion = ap-northeast-2\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(CredentialsOf(cli), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return cli;
    }

    /// <summary>The secrets that must appear nowhere but in the credentials file.</summary>
    public string AdminSecret => _administrator.SecretAccessKey;

    public string AdminProfile =>
        $"[admin]\naws_access_key_id = {_administrator.AccessKeyId}\naws_secret_access_key = {_administrator.SecretAccessKey}\n";

    public static string CredentialsOf(CliProcess cli) => Path.Combine(cli.Home, ".aws", "credentials");

    public static string ConfigOf(CliProcess cli) => Path.Combine(cli.Home, ".aws", "config");

    /// <summary>The whole account as IAM tells it.</summary>
    public async Task<string> ExportAsync()
    {
        var all = new List<string>();
        var input = new JsonObject();
        while (true)
        {
            var page = await Root.CallAsync("GetAccountAuthorizationDetails", input);
            all.Add(page.GetRawText());
            if (!page.GetProperty("IsTruncated").GetBoolean())
            {
                return string.Join('\n', all);
            }

            input["Marker"] = page.GetProperty("Marker").GetString();
        }
    }

    public async Task<string[]> KeysOfAsync(string user)
    {
        var keys = await Root.CallAsync("ListAccessKeys", new JsonObject { ["UserName"] = user });
        return
        [
            .. keys.GetProperty("AccessKeyMetadata")
                .EnumerateArray()
                .Select(key => key.GetProperty("AccessKeyId").GetString()!),
        ];
    }

    public ValueTask DisposeAsync() => _lab.DisposeAsync();
}
