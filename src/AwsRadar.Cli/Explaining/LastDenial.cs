using System.Text.Json;
using System.Text.Json.Serialization;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Client.Calls;
using AwsRadar.Files;

namespace AwsRadar.Cli.Explaining;

/// <summary>The call that was denied last, for <c>aws-radar explain-denied</c>: AWS's words about it, no input and no secret.</summary>
internal sealed record LastDenial(
    string Service,
    string Operation,
    string Message,
    string? RequestId,
    string? Profile,
    DateTimeOffset At
)
{
    private static string FilePath => Path.Combine(Path.GetDirectoryName(DefaultStore.Path) ?? "", "last-denial.json");

    /// <summary>Keeps it for its owner's eyes; that it cannot be kept is no reason to fail.</summary>
    public static void Keep(CommandContext context, string service, string operation, CallError error)
    {
        var denial = new LastDenial(
            service,
            operation,
            error.Message,
            error.RequestId,
            context.Profile,
            context.Host.Time.GetUtcNow()
        );
        try
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(FilePath)!);
            PrivateFile.Write(
                FilePath,
                file => JsonSerializer.Serialize(file, denial, LastDenialJsonContext.Default.LastDenial)
            );
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The denial itself has been told.
        }
    }

    /// <summary>Null when there is none, or none that can be read.</summary>
    public static LastDenial? Read()
    {
        try
        {
            using var file = File.OpenRead(FilePath);
            return JsonSerializer.Deserialize(file, LastDenialJsonContext.Default.LastDenial);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LastDenial))]
internal sealed partial class LastDenialJsonContext : JsonSerializerContext;
