using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>A lab with users and roles, and what stands beside a program in the cloud.</summary>
public sealed class PrecedenceWorld : IAsyncLifetime
{
    private const string Account = "123456789012";

    private const string Trust = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}}
        """;

    private static readonly string[] Names = ["anna", "dora", "ella", "wendy"];
    private static readonly string[] Roles = ["reader", "second"];

    private readonly LabFixture _lab = new();
    private readonly Dictionary<string, LabCredentials> _users = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("aws-radar-world-");
    private LocalAgent? _agent;
    private JsonElement _session;

    public async ValueTask InitializeAsync()
    {
        await _lab.InitializeAsync();
        foreach (var name in Names)
        {
            _users[name] = await _lab.CreateUserAsync(name, LabFixture.Allow("sts:AssumeRole"));
            await File.WriteAllTextAsync(FileOf(name), ProcessAnswer(_users[name]));
        }

        foreach (var role in Roles)
        {
            await _lab.Root.CallAsync(
                "CreateRole",
                new JsonObject { ["RoleName"] = role, ["AssumeRolePolicyDocument"] = Trust }
            );
            await _lab.Root.CallAsync(
                "PutRolePolicy",
                new JsonObject
                {
                    ["RoleName"] = role,
                    ["PolicyName"] = "test",
                    ["PolicyDocument"] = LabFixture.Allow("sts:AssumeRole"),
                }
            );
        }

        var session = await _lab.ClientOf(_users["wendy"]).Sts.CallAsync("GetSessionToken");
        var keys = session.GetProperty("Credentials");
        _session = keys;
        _agent = new LocalAgent(
            _users,
            new(keys.GetProperty("AccessKeyId").GetString()!, keys.GetProperty("SecretAccessKey").GetString()!),
            keys.GetProperty("SessionToken").GetString()!
        );
        await _agent.StartAsync();
        await File.WriteAllTextAsync(FileOf("token"), "header.payload.signature\n");
    }

    public async ValueTask DisposeAsync()
    {
        if (_agent is not null)
        {
            await _agent.DisposeAsync();
        }

        await _lab.DisposeAsync();
        _files.Delete(recursive: true);
    }

    /// <summary>A home folder with the case's files, and the variables to see it with.</summary>
    internal SharedFolder Home(PrecedenceCase example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var home = new SharedFolder()
            .WithVariable("AWS_ENDPOINT_URL", _lab.Lab.Endpoint.GetLeftPart(UriPartial.Authority))
            .WithVariable("AWS_DEFAULT_REGION", "us-east-1");
        if (example.Config is { } config)
        {
            home.With("config", Fill(config));
        }

        if (example.Credentials is { } credentials)
        {
            home.With("credentials", Fill(credentials));
        }

        if (example.Login is { } login)
        {
            CachedLogins.Write(home, login, isEnded: login == "ended");
        }

        if (example.Session is { } session)
        {
            Directory.CreateDirectory(home.PathOf("login/cache"));
            home.With(SessionPath(session), SignedIn());
        }

        foreach (var (name, value) in example.Environment ?? new Dictionary<string, string>())
        {
            home.WithVariable(name, Fill(value));
        }

        return home;
    }

    /// <summary>The end of the ARN that the lab sees behind credentials.</summary>
    public async Task<string> ArnOfAsync(LabCredentials credentials, string? token)
    {
        var client = new LabClient(_lab.Lab.Endpoint, credentials, string.IsNullOrEmpty(token) ? null : token);
        var answer = await client.Sts.CallAsync("GetCallerIdentity");
        return answer.GetProperty("Arn").GetString()!.Split(':')[^1];
    }

    private string Fill(string text)
    {
        foreach (var (name, key) in _users)
        {
            text = text.Replace(
                    $"{{keys:{name}}}",
                    $"aws_access_key_id={{id:{name}}}\naws_secret_access_key = {{secret:{name}}}\n",
                    StringComparison.Ordinal
                )
                .Replace($"{{id:{name}}}", key.AccessKeyId, StringComparison.Ordinal)
                .Replace($"{{secret:{name}}}", key.SecretAccessKey, StringComparison.Ordinal)
                .Replace($"{{process:{name}}}", $"cat \"{FileOf(name)}\"", StringComparison.Ordinal);
        }

        foreach (var role in Roles.Append("nobody"))
        {
            text = text.Replace($"{{role:{role}}}", $"arn:aws:iam::{Account}:role/{role}", StringComparison.Ordinal);
        }

        return text.Replace("{local}", _agent!.Url, StringComparison.Ordinal)
            .Replace("{token}", FileOf("token"), StringComparison.Ordinal);
    }

    private static string SessionPath(string name) =>
        $"login/cache/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}.json";

    /// <summary>The session of `aws login` that the AWS CLI would keep for wendy.</summary>
    private string SignedIn() =>
        new JsonObject
        {
            ["accessToken"] = new JsonObject
            {
                ["accessKeyId"] = _session.GetProperty("AccessKeyId").GetString(),
                ["secretAccessKey"] = _session.GetProperty("SecretAccessKey").GetString(),
                ["sessionToken"] = _session.GetProperty("SessionToken").GetString(),
                ["accountId"] = Account,
                ["expiresAt"] = "2999-01-01T00:00:00Z",
            },
            ["clientId"] = "arn:aws:signin:::devtools/same-device",
            ["refreshToken"] = "r",
            ["dpopKey"] = "k",
        }.ToJsonString();

    private string FileOf(string name) => Path.Combine(_files.FullName, name);

    private static string ProcessAnswer(LabCredentials key) =>
        new JsonObject
        {
            ["Version"] = 1,
            ["AccessKeyId"] = key.AccessKeyId,
            ["SecretAccessKey"] = key.SecretAccessKey,
        }.ToJsonString();
}
