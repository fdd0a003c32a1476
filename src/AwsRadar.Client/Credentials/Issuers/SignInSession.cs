using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Configuration;
using AwsRadar.Files;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>The file in which the AWS CLI keeps a session of `aws login`, and in which it finds what was renewed here.</summary>
internal sealed class SignInSession
{
    private const string Token = "accessToken";

    private readonly string _path;
    private readonly JsonObject _json;

    private SignInSession(string path, JsonObject json, SigningCredentials keys, DateTimeOffset expiresAt) =>
        (_path, _json, Credentials, ExpiresAt) = (path, json, new IssuedCredentials(keys, expiresAt), expiresAt);

    public IssuedCredentials Credentials { get; }

    public DateTimeOffset ExpiresAt { get; }

    public bool IsRenewable => ((string[])["clientId", "refreshToken", "dpopKey"]).All(name => Text(name) is not null);

    /// <summary>Null when there is no session, or what stands in its place is none.</summary>
    /// <param name="name">The value of <c>login_session</c>: the ARN of who logged in.</param>
    public static SignInSession? Read(ProcessEnvironment environment, string name)
    {
        var folder = environment.LoginCache;
        var file = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim()))) + ".json";
        var path = Path.Combine(folder, file);
        try
        {
            return JsonNode.Parse(SharedFileBytes.Read(path)) is JsonObject json ? Create(path, json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string? Text(string name) => IssuedJson.Text(ToElement(_json), name);

    /// <summary>Keeps what AWS Sign-In answered; null when the answer holds no credentials.</summary>
    public SignInSession? Renewed(JsonElement answer, DateTimeOffset now)
    {
        if (
            !answer.TryGetProperty("tokenOutput", out var output)
            || !output.TryGetProperty(Token, out var keys)
            || !output.TryGetProperty("expiresIn", out var seconds)
            || !seconds.TryGetInt32(out var lifetime)
        )
        {
            return null;
        }

        var json = (JsonObject)_json.DeepClone();
        var token = (JsonObject)json[Token]!;
        foreach (var part in (string[])["accessKeyId", "secretAccessKey", "sessionToken"])
        {
            token[part] = IssuedJson.Text(keys, part);
        }

        token["expiresAt"] = now.AddSeconds(lifetime)
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        // Each renewal ends the refresh token before it.
        if (IssuedJson.Text(output, "refreshToken") is { } next)
        {
            json["refreshToken"] = next;
        }

        var renewed = Create(_path, json);
        renewed?.Save();
        return renewed;
    }

    private void Save()
    {
        try
        {
            PrivateFile.Write(_path, stream => stream.Write(Encoding.UTF8.GetBytes(_json.ToJsonString())));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The credentials work for this run; the next one asks for a login.
        }
    }

    private static SignInSession? Create(string path, JsonObject json) =>
        ToElement(json) is var element
        && element.TryGetProperty(Token, out var token)
        && token.ValueKind is JsonValueKind.Object
        && IssuedJson.Text(token, "accessKeyId") is { } id
        && IssuedJson.Text(token, "secretAccessKey") is { } secret
        && IssuedJson.Text(token, "sessionToken") is { } session
        && IssuedJson.Time(token, "expiresAt") is { } end
            ? new SignInSession(
                path,
                json,
                new SigningCredentials(id, new Secret(secret), new Secret(session))
                {
                    AccountId = IssuedJson.Text(token, "accountId"),
                },
                end
            )
            : null;

    private static JsonElement ToElement(JsonObject json) => JsonElement.Parse(json.ToJsonString());
}
