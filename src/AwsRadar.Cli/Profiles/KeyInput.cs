using System.Text.Json;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Cli.Profiles;

/// <summary>Reads a key without ever showing its secret.</summary>
internal static class KeyInput
{
    private const int MaxInputCharacters = 64 * 1024;

    /// <summary>How the ids of temporary keys begin: these need a session token.</summary>
    private const string TemporaryPrefix = "ASIA";

    private static InputProblem NoSecret =>
        new(
            Translate("There is no secret: standard input is empty, and no terminal to ask on."),
            Translate("Pipe the secret in, or run the command in a terminal.")
        );

    private static InputProblem NoKey =>
        new(
            Translate("There is no terminal to ask on, and standard input holds no key."),
            Translate(
                "Give --access-key-id with the secret on standard input, or pipe in what `aws iam create-access-key` prints."
            )
        );

    /// <summary>The secret of a key: typed unseen, or the first line of standard input. The second line is a session token.</summary>
    public static async Task<(SigningCredentials? Keys, InputProblem? Problem)> OfIdAsync(
        CliHost host,
        string id,
        CancellationToken cancellation
    )
    {
        if (CheckId(id) is { } problem)
        {
            return (null, problem);
        }

        if (host.Keyboard is { } keyboard)
        {
            return Create(id, await AskAsync(keyboard, id, cancellation));
        }

        var lines = (await ReadAsync(host, cancellation)).Split('\n', StringSplitOptions.TrimEntries);
        return Create(id, (lines[0], lines.ElementAtOrDefault(1) ?? ""));
    }

    /// <summary>A key as <c>aws iam create-access-key</c>, <c>aws sts</c> and credential processes print it.</summary>
    public static async Task<(SigningCredentials? Keys, InputProblem? Problem)> OfJsonAsync(
        CliHost host,
        CancellationToken cancellation
    )
    {
        try
        {
            var json = JsonElement.Parse(await ReadAsync(host, cancellation));
            string[] members = ["AccessKey", "Credentials"];
            var key = members
                .Select(member => json.TryGetProperty(member, out var inner) ? inner : default)
                .FirstOrDefault(inner => inner.ValueKind is JsonValueKind.Object, json);
            return Text(key, "AccessKeyId") is { } id
                ? CheckId(id) is { } problem
                    ? (null, problem)
                    : Create(id, (Text(key, "SecretAccessKey") ?? "", Text(key, "SessionToken") ?? ""))
                : (null, NoKey);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What is no JSON is not shown: it may be the secret.
            return (null, NoKey);
        }
    }

    /// <summary>Null for an id. What is none is not shown: people paste the secret into the wrong place.</summary>
    public static InputProblem? CheckId(string id) =>
        id.Length is >= 16 and <= 128 && id.All(char.IsAsciiLetterOrDigit)
            ? null
            : new InputProblem(
                Translate(
                    "That is no access key id: ids have 16 to 128 letters and digits and begin with AKIA, or ASIA for temporary keys."
                )
            );

    public static async Task<(string Secret, string Token)> AskAsync(
        Keyboard keyboard,
        string id,
        CancellationToken cancellation
    )
    {
        var secret = await keyboard.AskSecretAsync(Translate("AWS secret access key"), cancellation);
        return IsTemporary(id) && secret.Length > 0
            ? (secret, await keyboard.AskSecretAsync(Translate("AWS session token"), cancellation))
            : (secret, "");
    }

    public static (SigningCredentials? Keys, InputProblem? Problem) Create(
        string id,
        (string Secret, string Token) parts
    )
    {
        var (secret, token) = (parts.Secret.Trim(), parts.Token.Trim());
        return (secret, token) switch
        {
            ("", _) => (null, NoSecret),
            _ when secret.Any(char.IsWhiteSpace) => (
                null,
                new(Translate("The secret has a space in it: secrets are one word."), Translate("Copy it again."))
            ),
            (_, "") when IsTemporary(id) => (
                null,
                new(
                    Translate($"A key that begins with {TemporaryPrefix} is temporary and needs its session token."),
                    Translate("Give the token on the second line of standard input, or when it is asked for.")
                )
            ),
            _ => (new SigningCredentials(id, new Secret(secret), token.Length == 0 ? null : new Secret(token)), null),
        };
    }

    private static bool IsTemporary(string id) => id.StartsWith(TemporaryPrefix, StringComparison.Ordinal);

    private static async Task<string> ReadAsync(CliHost host, CancellationToken cancellation)
    {
        if (host.PipedInput is not { } input)
        {
            return "";
        }

        var buffer = new char[MaxInputCharacters];
        var read = await input.ReadBlockAsync(buffer, cancellation);
        return new string(buffer, 0, read).Trim();
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
