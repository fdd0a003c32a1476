using System.Text.Json;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Authorization.Denials;
using AwsRadar.Lab.State;
using AwsRadar.Lab.Sts.Federation;

namespace AwsRadar.Lab.Operations;

/// <summary>One request to carry out: who asks what of which account, and when.</summary>
internal sealed record OperationCall
{
    /// <summary>The caller's account.</summary>
    public required AccountState State { get; init; }

    /// <summary>All accounts, the caller's among them.</summary>
    public required LabState Lab { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>The input's members, in the AWS CLI's shape and already checked against the service model.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>The lab's clock, cut to whole seconds as IAM does.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The region that the request is signed for.</summary>
    public required string Region { get; init; }

    /// <summary>The <c>User-Agent</c> header, if there was one.</summary>
    public string? UserAgent { get; init; }

    public required AccessKeyUsage KeyUsage { get; init; }

    /// <summary>What web identity tokens are verified with.</summary>
    public required OidcKeys OidcKeys { get; init; }

    /// <summary>What was denied lately.</summary>
    public required DenialLog Denials { get; init; }

    /// <summary>A member's text, or the empty text when it is absent.</summary>
    public string Text(string member) => OptionalText(member) ?? "";

    public string? OptionalText(string member) => Member(member)?.GetString();

    public int? OptionalNumber(string member) => Member(member)?.GetInt32();

    /// <summary>False when the member is absent.</summary>
    public bool Flag(string member) => Member(member)?.GetBoolean() ?? false;

    public IEnumerable<JsonElement> Objects(string member) => Member(member)?.EnumerateArray().AsEnumerable() ?? [];

    public IEnumerable<string> Texts(string member) =>
        Member(member)?.EnumerateArray().Select(item => item.GetString() ?? "") ?? [];

    /// <summary>The <c>Tags</c> member: keys and values.</summary>
    public IEnumerable<KeyValuePair<string, string>> Tags() =>
        Member("Tags")
            ?.EnumerateArray()
            .Select(tag =>
                KeyValuePair.Create(
                    tag.GetProperty("Key").GetString() ?? "",
                    tag.TryGetProperty("Value", out var value) ? value.GetString() ?? "" : ""
                )
            )
        ?? [];

    public bool Has(string member) => Member(member) is not null;

    public string Path => OptionalText("Path") ?? "/";

    private JsonElement? Member(string member) =>
        Input.ValueKind is JsonValueKind.Object
        && Input.TryGetProperty(member, out var value)
        && value.ValueKind is not JsonValueKind.Null
            ? value
            : null;
}
