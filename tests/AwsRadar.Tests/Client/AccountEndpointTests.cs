using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Tests.Client.Credentials;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Client;

/// <summary>Hosts that name the account of the credentials: DynamoDB's, where the credentials say which it is.</summary>
public sealed class AccountEndpointTests
{
    private const string Keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = s\n";
    private const string Plain = "dynamodb.us-east-1.amazonaws.com";
    private const string WithAccount = "123456789012.ddb.us-east-1.amazonaws.com";

    /// <summary>Credentials file, config file, variables as <c>NAME=value</c>, and the host; null where there is none.</summary>
    public static TheoryData<string, string, string, string?> Cases =>
        new()
        {
            { $"[default]\n{Keys}", "", "", Plain },
            { $"[default]\n{Keys}aws_account_id = 123456789012\n", "", "", WithAccount },
            { "", $"[default]\n{Keys}aws_account_id = 123456789012\n", "", WithAccount },
            {
                "",
                "",
                "AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=s AWS_ACCOUNT_ID=123456789012",
                WithAccount
            },
            { "", "", "AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=s", Plain },
            {
                "",
                """[default]"""
                    + "\ncredential_process = echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\",\"AccountId\":\"123456789012\"}'\n",
                "",
                WithAccount
            },
            {
                "",
                """[default]"""
                    + "\ncredential_process = echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"s\"}'\naws_account_id = 123456789012\n",
                "",
                WithAccount
            },
            {
                $"[default]\n{Keys}aws_account_id = 123456789012\n",
                "[default]\naccount_id_endpoint_mode = disabled\n",
                "",
                Plain
            },
            {
                $"[default]\n{Keys}aws_account_id = 123456789012\n",
                "[default]\naccount_id_endpoint_mode = disabled\n",
                "AWS_ACCOUNT_ID_ENDPOINT_MODE=PREFERRED",
                WithAccount
            },
            {
                $"[default]\n{Keys}aws_account_id = 123456789012\n",
                "",
                "AWS_ACCOUNT_ID_ENDPOINT_MODE=required",
                WithAccount
            },
            { $"[default]\n{Keys}", "", "AWS_ACCOUNT_ID_ENDPOINT_MODE=required", null },
            {
                $"[default]\n{Keys}aws_account_id = 123456789012\n",
                "",
                "AWS_USE_FIPS_ENDPOINT=true",
                "dynamodb-fips.us-east-1.amazonaws.com"
            },
            {
                $"[default]\n{Keys}aws_account_id = 123456789012\n",
                "",
                "AWS_ENDPOINT_URL=https://db.example",
                "db.example"
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_host_names_the_account_where_it_is_known_and_wanted(
        string credentials,
        string config,
        string variables,
        string? host
    )
    {
        using var folder = Folder(credentials, config, variables);
        using var client = new AwsClient(folder.Options with { Region = "us-east-1" });

        var (request, error) = await client.PrepareAsync(
            "dynamodb",
            "ListTables",
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(host, request?.Url.Host);
        Assert.Equal(host is null ? CallErrorKind.Validation : null, error?.Kind);
    }

    [Fact]
    public async Task Boto3_calls_the_same_hosts()
    {
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");
        var folders = Cases.Select(row => row.Data).Select(row => Folder(row.Item1, row.Item2, row.Item3)).ToArray();

        var lines = await PythonScript.RunAsync(
            Path.Combine(CredentialsFolder.Path, "account_hosts.py"),
            folders.Select(folder =>
                new JsonObject(
                    folder.Options.EnvironmentVariables!.Select(variable =>
                        KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value)
                    )
                ).ToJsonString()
            )
        );

        Assert.Equal(
            Cases.Select(row => row.Data.Item4),
            lines.Select(line => JsonElement.Parse(line).GetProperty("host").GetString())
        );
        Array.ForEach(folders, folder => folder.Dispose());
    }

    [Fact]
    public async Task A_mode_that_there_is_not_is_named()
    {
        using var folder = Folder($"[default]\n{Keys}", "[default]\naccount_id_endpoint_mode = always\n", "");
        using var client = new AwsClient(folder.Options with { Region = "us-east-1" });

        var result = await client.CallAsync(
            "dynamodb",
            "ListTables",
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(
            "`always` (`account_id_endpoint_mode` of the profile `default`) is no mode of endpoints with account ids: use preferred, disabled or required.",
            result.Error!.Message
        );
    }

    private static SharedFolder Folder(string credentials, string config, string variables)
    {
        var folder = new SharedFolder()
            .WithVariable("AWS_RADAR_LOOPBACK_ONLY", "0")
            .With("credentials", credentials)
            .With("config", config);
        foreach (var variable in variables.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            folder.WithVariable(variable.Split('=', 2)[0], variable.Split('=', 2)[1]);
        }

        return folder;
    }
}
