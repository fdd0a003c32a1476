using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Lessons;
using AwsRadar.Cli.Scanning;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Setup;

/// <summary>IAM as an administrator sees and changes it.</summary>
internal sealed class AdminClient : IDisposable
{
    private readonly AwsClient _client;
    private readonly string _profile;
    private readonly Lesson _lesson;

    public AdminClient(CommandContext context, string profile)
    {
        _profile = profile;
        _lesson = context.Lesson;
        _client = new AwsClient(context.ClientOptions with { ProfileName = profile });
    }

    /// <summary>
    /// Where both IAM and STS are called instead of at AWS, such as a lab: what is made there works nowhere else. Null where it is AWS.
    /// </summary>
    public string? ConfiguredEndpoint =>
        (_client.EndpointOf("iam").Endpoint, _client.EndpointOf("sts").Endpoint)
            is ({ IsConfigured: true, Url: var iam }, { IsConfigured: true, Url: var sts })
        && iam == sts
            ? iam.AbsoluteUri.TrimEnd('/')
            : null;

    /// <summary>The ARN of the administrator.</summary>
    /// <exception cref="SetupException">AWS does not say.</exception>
    public async Task<Arn> WhoAsync(CancellationToken cancellation)
    {
        _lesson.Step("sts", "GetCallerIdentity", default, _profile);
        var result = await _client.CallAsync("sts", "GetCallerIdentity", default, cancellation);
        return result.IsSuccess ? Arn.Parse(result.Output.GetProperty("Arn").GetString()!) : throw Failed(result.Error);
    }

    /// <summary>The answer; null when there is no such entity.</summary>
    /// <exception cref="SetupException">AWS did not answer.</exception>
    public async Task<JsonElement?> FindAsync(string operation, JsonObject input, CancellationToken cancellation)
    {
        var result = await SendAsync(operation, input, cancellation);
        return result switch
        {
            { IsSuccess: true } => result.Output,
            { Error.Kind: CallErrorKind.NotFound } => null,
            { Error: var error } => throw Failed(error),
        };
    }

    /// <summary>All entries of a list; none when the entity that has it does not exist.</summary>
    /// <exception cref="SetupException">AWS did not answer.</exception>
    public async Task<JsonElement[]> ListAsync(
        string operation,
        JsonObject input,
        string list,
        CancellationToken cancellation
    )
    {
        var all = new List<JsonElement>();
        var parameters = JsonElement.Parse(input.ToJsonString());
        _lesson.Step("iam", operation, parameters, _profile);
        await foreach (var page in _client.PagesAsync("iam", operation, parameters, cancellation))
        {
            if (page is { Error: { Kind: not CallErrorKind.NotFound } error })
            {
                throw Failed(error);
            }

            all.AddRange(page.IsSuccess ? page.Output.GetProperty(list).EnumerateArray() : []);
        }

        return [.. all];
    }

    /// <summary>Makes a change. What is already so, because another run was faster, is no error.</summary>
    /// <exception cref="SetupException">AWS refused.</exception>
    public async Task<JsonElement> ChangeAsync(string operation, JsonObject input, CancellationToken cancellation)
    {
        var result = await SendAsync(operation, input, cancellation);
        return result switch
        {
            { IsSuccess: true } => result.Output,
            { Error: { Code: "EntityAlreadyExists" } or { Kind: CallErrorKind.NotFound } } => default,
            { Error: var error } => throw Failed(error),
        };
    }

    public void Dispose() => _client.Dispose();

    private Task<CallResult> SendAsync(string operation, JsonObject input, CancellationToken cancellation)
    {
        var parameters = JsonElement.Parse(input.ToJsonString());
        _lesson.Step("iam", operation, parameters, _profile);
        return _client.CallAsync("iam", operation, parameters, cancellation);
    }

    private SetupException Failed(CallError error)
    {
        var (sentence, whatToDo) = CallErrorText.Explain(error);
        return new SetupException(SetupWords.AdminFailed(_profile, sentence), whatToDo);
    }
}
