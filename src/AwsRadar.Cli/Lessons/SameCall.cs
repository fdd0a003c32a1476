using System.Text.Json;
using AwsRadar.Cli.Calling;

namespace AwsRadar.Cli.Lessons;

/// <summary>A call that is shown in several forms.</summary>
/// <param name="Input">An object in the AWS CLI's shape, its secrets replaced.</param>
/// <param name="Profile">The profile that calls; null for what the environment gives.</param>
internal sealed record SameCall(
    CallTarget Target,
    JsonElement Input,
    string? Profile,
    string? Region,
    string? EndpointUrl
)
{
    public bool HasPages => CallCommandLine.HasPages(Target);
}
