using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Credentials;
using AwsRadar.Lab;
using AwsRadar.Tests.Lab;
using Xunit;

namespace AwsRadar.Tests.Client.Credentials;

/// <summary>
/// Whose credentials are found, for every way that AWS clients know: what this client finds, and what boto3 finds in the same
/// files and variables. AWS is asked whose they are, so a right key with a wrong secret would not do.
/// </summary>
public sealed class PrecedenceTests(PrecedenceWorld world) : IClassFixture<PrecedenceWorld>
{
    public static TheoryData<PrecedenceCase> Cases =>
        [.. File.ReadLines(Path.Combine(Folder(), "precedence.jsonl")).Select(Parse)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_credentials_are_those_that_AWS_clients_find(PrecedenceCase example)
    {
        using var home = world.Home(example);
        var options = home.Options with { ProfileName = example.Profile };
        var environment = new ProcessEnvironment(options.EnvironmentVariables);

        string? arn = null;
        var error = "";
        try
        {
            var settings = new CredentialSettings(options, environment, SharedProfiles.Read(environment));
            var found = await new CredentialChain(settings).Find().IssueAsync(TestContext.Current.CancellationToken);
            arn = await world.ArnOfAsync(
                new(found.Keys.AccessKeyId, found.Keys.SecretAccessKey.Reveal()),
                found.Keys.SessionToken?.Reveal()
            );
        }
        catch (ConfigurationException exception)
        {
            error = exception.Message;
        }

        Assert.Equal((example.Is, example.Says is null), (arn, error.Length == 0));
        Assert.Contains(example.Says ?? "", error, StringComparison.Ordinal);
        Assert.EndsWith(error.Length == 0 ? "" : ".", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boto3_finds_the_same_ones()
    {
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");
        var examples = Cases.Select(row => row.Data).ToArray();
        var homes = examples.Select(world.Home).ToArray();

        var answers = await AskAsync(examples, homes);

        var arns = new List<(string, string?)>();
        foreach (var (example, answer) in examples.Zip(answers))
        {
            arns.Add((example.Case, await ArnOfAsync(answer)));
        }

        Assert.Equal(examples.Select(example => (example.Case, example.Is)), arns);
        Assert.Equal(
            answers.Select(answer => answer.TryGetProperty("account", out var account) ? account.GetString() : null),
            await Task.WhenAll(examples.Zip(homes, AccountAsync))
        );
        Array.ForEach(homes, home => home.Dispose());
    }

    /// <summary>The account that goes with the credentials that this client finds; null for none.</summary>
    private static async Task<string?> AccountAsync(PrecedenceCase example, SharedFolder home)
    {
        var options = home.Options with { ProfileName = example.Profile };
        var environment = new ProcessEnvironment(options.EnvironmentVariables);
        try
        {
            var settings = new CredentialSettings(options, environment, SharedProfiles.Read(environment));
            var found = await new CredentialChain(settings).Find().IssueAsync(TestContext.Current.CancellationToken);
            return found.Keys.AccountId;
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    private async Task<string?> ArnOfAsync(JsonElement answer) =>
        answer.TryGetProperty("id", out var id)
            ? await world.ArnOfAsync(
                new LabCredentials(id.GetString()!, answer.GetProperty("secret").GetString()!),
                answer.GetProperty("token").GetString()
            )
            : null;

    private static async Task<JsonElement[]> AskAsync(PrecedenceCase[] examples, SharedFolder[] homes)
    {
        var questions = examples
            .Zip(homes)
            .Select(pair =>
                new JsonObject
                {
                    ["profile"] = pair.First.Profile,
                    ["environment"] = new JsonObject(
                        pair.Second.Options.EnvironmentVariables!.Select(variable =>
                            KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value)
                        )
                    ),
                }.ToJsonString()
            );
        var lines = await PythonScript.RunAsync(Path.Combine(Folder(), "precedence.py"), questions);
        return [.. lines.Select(line => JsonElement.Parse(line))];
    }

    private static PrecedenceCase Parse(string line) =>
        JsonSerializer.Deserialize(line, PrecedenceJsonContext.Default.PrecedenceCase)!;

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
