using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Labs;

/// <summary>A file with the keys of OpenID Connect issuers: one JSON object, a JSON Web Key Set by issuer URL.</summary>
internal static class LabOidcKeys
{
    private const long MaxBytes = 1024 * 1024;

    public static Option<string?> File { get; } =
        new("--oidc-keys")
        {
            Description = """The keys of OpenID Connect issuers: {"https://id.example.com": {"keys": [...]}}.""",
            HelpName = "FILE",
        };

    /// <param name="problem">One sentence when the file cannot be read or is another one.</param>
    /// <returns>Key sets by issuer; none when no file was named.</returns>
    public static ImmutableDictionary<string, string> Read(ParseResult arguments, out string? problem)
    {
        problem = null;
        var none = ImmutableDictionary<string, string>.Empty;
        if (arguments.GetValue(File) is not { } path)
        {
            return none;
        }

        try
        {
            using var stream = System.IO.File.OpenRead(path);
            problem = stream.Length > MaxBytes ? Translate($"`{path}` is larger than a file of issuers' keys.") : null;
            if (problem is not null)
            {
                return none;
            }

            using var json = JsonDocument.Parse(stream);
            if (json.RootElement.ValueKind is JsonValueKind.Object)
            {
                return json
                    .RootElement.EnumerateObject()
                    .ToImmutableDictionary(
                        issuer => issuer.Name,
                        issuer => issuer.Value.GetRawText(),
                        StringComparer.Ordinal
                    );
            }

            problem = Translate($"`{path}` is not one JSON object of issuers and their key sets.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = Translate($"`{path}` cannot be read: {FileFault.Of(error, path)}.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            problem = Translate($"`{path}` is not JSON of issuers, each once, and their key sets.");
        }

        return none;
    }
}
