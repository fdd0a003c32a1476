using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using AwsRadar.Core.Linting;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Redaction;

/// <summary>
/// Pseudonyms for what identifies an account and the people in it. Words that are AWS's own stay, so that policies mean what
/// they meant: services, regions, actions, condition keys, the beginnings of ARNs.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands for text that nobody evaluates.</summary>
    public const string FreeText = "redacted";

    /// <summary>Parts of names and paths that AWS gives, and issuers that everybody may trust.</summary>
    private static readonly FrozenSet<string> OwnWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "root",
        CredentialReportRow.RootUserName,
        "global",
        "aws-service-role",
        "service-role",
        "aws-reserved",
        "token.actions.githubusercontent.com",
        "accounts.google.com",
        "www.amazon.com",
        "graph.facebook.com"
    );

    /// <summary>What the resource of an ARN of IAM or STS may begin with.</summary>
    private static readonly FrozenSet<string> IamTypes = FrozenSet.Create(
        StringComparer.Ordinal,
        "user",
        "role",
        "group",
        "policy",
        "root",
        "mfa",
        "u2f",
        "assumed-role",
        "federated-user",
        "instance-profile",
        "oidc-provider",
        "saml-provider",
        "server-certificate"
    );

    private const int MinKeyBytes = 16;

    private readonly Pseudonyms _pseudonyms;

    /// <param name="key">At least 16 secret bytes. The same key gives the same pseudonyms.</param>
    public Redactor(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length < MinKeyBytes)
        {
            throw new ArgumentException($"A key has at least {MinKeyBytes} bytes.", nameof(key));
        }

        _pseudonyms = new Pseudonyms(key);
    }

    /// <summary>The snapshot with pseudonyms. Times, numbers and structure stay.</summary>
    public Snapshot Redact(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { SkipValidation = true }))
        {
            new SnapshotRewriter(this, writer).Write(snapshot);
        }

        return JsonSerializer.Deserialize(json.WrittenSpan, SnapshotJsonContext.Default.Snapshot)!;
    }

    /// <summary>The pseudonym of a name, an ARN, an account's number, a pattern or any other value.</summary>
    public string Value(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = text.IndexOf("${", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('}', start);
        if (end >= 0)
        {
            // Parts around a policy variable are ARNs no longer; only the first may begin as one.
            return Value(text[..start]) + Variable(text[start..(end + 1)]) + Rest(text[(end + 1)..]);
        }

        return text.StartsWith("arn:", StringComparison.Ordinal) ? Arn(text) : Path(text);
    }

    internal string Id(string text) => _pseudonyms.Id(text);

    internal string Network(string text) =>
        text is "0.0.0.0/0" or "::/0" ? text : _pseudonyms.Network(text) ?? Value(text);

    /// <summary>A condition key: AWS's own stay, but for the tag or the issuer that they name.</summary>
    internal string ConditionKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && IsKnownKey(key[..slash]))
        {
            return key[..(slash + 1)] + _pseudonyms.Text(key[(slash + 1)..]);
        }

        var colon = key.LastIndexOf(':');
        return IsKnownKey(key) ? key
            : colon > 0
                ? Path(key[..colon])
                    + (IsClaim(key[(colon + 1)..]) ? key[colon..] : ":" + _pseudonyms.Text(key[(colon + 1)..]))
            : Path(key);
    }

    internal static bool IsRegion(string text) => text is "global" || Regions.Exist(text);

    internal static bool IsService(string text) => ActionCatalog.TryOpen(text, out _);

    private static bool IsKnownKey(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && (
                ActionCatalog.GlobalConditionKeys.Any(each => IsKey(each.Name, key))
                || (
                    ActionCatalog.TryOpen(key[..colon], out var service)
                    && service.ConditionKeys.Any(each => IsKey(each.Name, key))
                )
            );
    }

    /// <summary>The catalog has <c>aws:PrincipalTag/${TagKey}</c>; what stands before the slash is compared.</summary>
    private static bool IsKey(string known, string key)
    {
        var slash = known.IndexOf('/', StringComparison.Ordinal);
        return string.Equals(slash < 0 ? known : known[..slash], key, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif</summary>
    private static bool IsClaim(string name) =>
        name is "aud" or "sub" or "amr" or "oaud" or "email" or "iss" or "namequalifier" or "sub_type" or "doc";

    private string Arn(string text)
    {
        var parts = text.Split(':', 6);
        if (parts.Length < 6)
        {
            return "arn:" + Rest(text["arn:".Length..]);
        }

        if (Arns.Arn.TryParse(text, out var arn) && ManagedPolicyCatalog.TryGet(arn, out _))
        {
            return text;
        }

        parts[1] = parts[1] is "aws" or "aws-cn" or "aws-us-gov" or "*" ? parts[1] : _pseudonyms.Text(parts[1]);
        parts[2] = IsService(parts[2]) ? parts[2] : _pseudonyms.Text(parts[2]);
        parts[3] = IsRegion(parts[3]) ? parts[3] : _pseudonyms.Text(parts[3]);
        parts[4] = parts[4] is "aws" ? parts[4] : _pseudonyms.Text(parts[4]);
        parts[5] = Resource(parts[2], parts[5]);
        return string.Join(':', parts);
    }

    private string Resource(string service, string resource)
    {
        var end = resource.AsSpan().IndexOfAny('/', ':');
        var type = end < 0 ? resource : resource[..end];
        return end < 0 && type is not "root" ? Path(resource)
            : IsType(service, type) ? type + Rest(resource[type.Length..])
            : Path(resource);
    }

    private static bool IsType(string service, string type) =>
        service is "iam" or "sts"
            ? IamTypes.Contains(type)
            : ActionCatalog.TryOpen(service, out var reference)
                && reference
                    .ResourceTypes.SelectMany(each => each.ArnPatterns)
                    .Any(pattern => pattern.Split(':', 6) is [.., var last] && StartsWith(last, type));

    private static bool StartsWith(string pattern, string type) =>
        pattern.StartsWith(type, StringComparison.Ordinal)
        && pattern.Length > type.Length
        && pattern[type.Length] is '/' or ':';

    private string Rest(string text) => text.Contains("${", StringComparison.Ordinal) ? Value(text) : Path(text);

    /// <summary>Part by part, so that a name has one pseudonym wherever it stands.</summary>
    private string Path(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var (index, part) in text.Split('/').Index())
        {
            result
                .Append(index == 0 ? "" : "/")
                .Append(OwnWords.Contains(part) || IsHost(part) ? part : _pseudonyms.Text(part));
        }

        return result.ToString();
    }

    /// <summary>A service principal such as <c>lambda.amazonaws.com</c>, or a service's host in a region.</summary>
    private static bool IsHost(string text)
    {
        var end = text.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) ? ".amazonaws.com.cn" : ".amazonaws.com";
        if (!text.EndsWith(end, StringComparison.Ordinal))
        {
            return false;
        }

        var labels = text[..^end.Length].Split('.');
        return labels.Length == 1 || labels.All(label => IsService(label) || Regions.Exist(label));
    }

    /// <summary>A policy variable keeps its key, but for a tag's, and has a pseudonym for its default.</summary>
    private string Variable(string variable)
    {
        var content = variable[2..^1];
        if (content.Trim() is "*" or "?" or "$")
        {
            return variable;
        }

        var comma = content.IndexOf(',', StringComparison.Ordinal);
        var key = comma < 0 ? content : content[..comma];
        var fallback = comma < 0 ? "" : Path(content[comma..]);
        return "${" + ConditionKey(key.Trim()) + fallback + "}";
    }
}
