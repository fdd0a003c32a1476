using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Lessons;
using AwsRadar.Client;
using AwsRadar.Lab;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Cli.Demo;

/// <summary>The lab's root user at work: what the demo prepares, it prepares through the AWS API.</summary>
internal sealed class LabAdministrator(LabServer lab, Lesson? lesson = null) : IDisposable
{
    private readonly AwsClient _client = ClientFor(lab, lab.RootCredentials);

    /// <summary>Told of each call that was answered: its operation, its input and its output.</summary>
    public Action<string, JsonObject, JsonElement>? Answered { get; set; }

    /// <summary>The lab's own client, which may do everything.</summary>
    public AwsClient Client => _client;

    /// <summary>A client of the lab with some key.</summary>
    public static AwsClient ClientFor(LabServer lab, LabCredentials credentials) =>
        new(
            new AwsClientOptions
            {
                EndpointUrl = lab.Endpoint.GetLeftPart(UriPartial.Authority),
                Region = "us-east-1",
                Credentials = new SigningCredentials(credentials.AccessKeyId, new Secret(credentials.SecretAccessKey)),
                RequireLoopback = true,
            }
        );

    public async Task<JsonElement> CallAsync(string operation, JsonObject input, CancellationToken cancellation)
    {
        var parameters = JsonElement.Parse(input.ToJsonString());
        lesson?.Step("iam", operation, parameters);
        var result = await _client.CallAsync("iam", operation, parameters, cancellation);
        if (!result.IsSuccess)
        {
            throw new DemoFailure(operation, result.Error);
        }

        Answered?.Invoke(operation, input, result.Output);
        return result.Output;
    }

    public void Dispose() => _client.Dispose();
}
