using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Configuration;
using AwsRadar.Files;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>The file in which the AWS CLI keeps a login, and in which it finds what was renewed here.</summary>
internal sealed class CachedLogin
{
    private readonly string _path;
    private readonly JsonObject _json;

    private CachedLogin(string path, JsonObject json, Secret accessToken, DateTimeOffset expiresAt) =>
        (_path, _json, AccessToken, ExpiresAt) = (path, json, accessToken, expiresAt);

    public Secret AccessToken { get; }

    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Null when there is no login, or what stands in its place is none.</summary>
    /// <param name="key">The name of the <c>sso-session</c>, or the start URL.</param>
    public static CachedLogin? Read(string folder, string key)
    {
        var path = Path.Combine(folder, FileName(key));
        try
        {
            return JsonNode.Parse(SharedFileBytes.Read(path)) is JsonObject json ? Create(path, json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the identity provider may give a new token for it.</summary>
    public bool IsRenewable(DateTimeOffset now) =>
        Text("refreshToken") is not null
        && Text("clientId") is not null
        && Text("clientSecret") is not null
        && Time("registrationExpiresAt") > now;

    public string? Text(string name) => IssuedJson.Text(ToElement(_json), name);

    /// <summary>Keeps what the identity provider answered; null when the answer holds no token.</summary>
    public CachedLogin? Renewed(JsonElement answer, DateTimeOffset now)
    {
        if (
            IssuedJson.Text(answer, "accessToken") is not { } token
            || !answer.TryGetProperty("expiresIn", out var seconds)
            || !seconds.TryGetInt32(out var lifetime)
        )
        {
            return null;
        }

        var json = (JsonObject)_json.DeepClone();
        json["accessToken"] = token;
        json["expiresAt"] = now.AddSeconds(lifetime)
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        // Each renewal ends the refresh token before it.
        if (IssuedJson.Text(answer, "refreshToken") is { } next)
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
            // The token works for this run; the next one asks for another, or for a login.
        }
    }

    private DateTimeOffset? Time(string name) => IssuedJson.Time(ToElement(_json), name);

    private static CachedLogin? Create(string path, JsonObject json)
    {
        var element = ToElement(json);
        return IssuedJson.Text(element, "accessToken") is { } token && IssuedJson.Time(element, "expiresAt") is { } end
            ? new CachedLogin(path, json, new Secret(token), end)
            : null;
    }

    private static JsonElement ToElement(JsonObject json) => JsonElement.Parse(json.ToJsonString());

    [SuppressMessage(
        "Security",
        "CA5350",
        Justification = "The AWS CLI names its files so; nothing rests on the hash."
    )]
    private static string FileName(string key) =>
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key))) + ".json";
}
