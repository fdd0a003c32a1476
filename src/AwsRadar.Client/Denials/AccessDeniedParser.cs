namespace AwsRadar.Client.Denials;

/// <summary>
/// Reads AWS's sentence about a denied call:
/// <c>User: ARN is not authorized to perform: ACTION on resource: ARN because no identity-based policy allows the ACTION action</c>,
/// or <c>… with an explicit deny in a service control policy</c>. Services leave parts out.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
public static class AccessDeniedParser
{
    private const string User = "User: ";
    private const string NotAuthorized = " is not authorized to perform: ";
    private const string OnResource = " on resource: ";
    private const string ExplicitDeny = " with an explicit deny";
    private const string BecauseNo = " because no ";
    private const string GoTo = ". Go to https://";
    private const string AuthorizationId = "authorization id: ";
    private const string EncodedMessage = "Encoded authorization failure message: ";

    private static readonly (string Phrase, DenialReason Reason)[] Reasons =
    [
        ("identity-based", DenialReason.IdentityBasedPolicy),
        ("resource-based", DenialReason.ResourceBasedPolicy),
        ("permissions boundary", DenialReason.PermissionsBoundary),
        ("session policy", DenialReason.SessionPolicy),
        ("service control", DenialReason.ServiceControlPolicy),
        ("resource control", DenialReason.ResourceControlPolicy),
        ("VPC endpoint", DenialReason.VpcEndpointPolicy),
        ("role trust", DenialReason.RoleTrustPolicy),
    ];

    /// <summary>Null when the text does not name an action: then it says nothing that could be acted on.</summary>
    public static AccessDeniedMessage? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var authorizationId = WordBehind(text, AuthorizationId);
        text = Before(Before(text, GoTo), EncodedMessage).TrimEnd();
        var start = text.IndexOf(NotAuthorized, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var rest = text[(start + NotAuthorized.Length)..];
        var action = FirstWord(rest);
        var tail = rest[Math.Min(action.Length, rest.Length)..];
        return IsAction(action)
            ? new AccessDeniedMessage
            {
                Principal = PrincipalBefore(text[..start]),
                Action = action,
                Resource = ResourceIn(tail),
                Reason = ReasonIn(tail),
                IsExplicitDeny = tail[ReasonStart(tail)..].StartsWith(ExplicitDeny, StringComparison.Ordinal),
                PolicyArn = PolicyIn(tail[ReasonStart(tail)..]),
                AuthorizationId = authorizationId,
            }
            : null;
    }

    /// <summary>What EC2 hides from those who may not call <c>sts:DecodeAuthorizationMessage</c>; null in most texts.</summary>
    /// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html</remarks>
    public static string? FindEncodedMessage(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WordBehind(text, EncodedMessage);
    }

    private static string Before(string text, string mark) =>
        text.LastIndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;

    private static string? WordBehind(string text, string mark)
    {
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        var word = at < 0 ? "" : FirstWord(text[(at + mark.Length)..]).Trim();
        return word.Length == 0 ? null : word;
    }

    /// <summary>Behind the kind of policy: <c>…in a service control policy: ARN</c>.</summary>
    private static string? PolicyIn(string reason)
    {
        var at = reason.IndexOf(": arn:", StringComparison.Ordinal);
        return at < 0 ? null : FirstWord(reason[(at + 2)..]).TrimEnd('.');
    }

    private static string? PrincipalBefore(string text)
    {
        var start = text.LastIndexOf(User, StringComparison.Ordinal);
        var principal = start < 0 ? "" : text[(start + User.Length)..].Trim();
        return principal.Length == 0 ? null : principal;
    }

    /// <summary>
    /// The ARN up to the reason. An ARN may hold spaces and even the words of the reason, so that the last of them counts.
    /// Amazon S3 puts it into quotation marks.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html</remarks>
    private static string? ResourceIn(string tail)
    {
        if (!tail.StartsWith(OnResource, StringComparison.Ordinal))
        {
            return null;
        }

        var resource = tail[OnResource.Length..];
        var end = ReasonStart(resource);
        var trimmed = resource[..end].Trim().TrimEnd('.');
        return trimmed is ['"', .. { Length: > 0 } quoted, '"'] ? quoted
            : trimmed.Length == 0 ? null
            : trimmed;
    }

    private static DenialReason ReasonIn(string tail)
    {
        var reason = tail[ReasonStart(tail)..];
        return Reasons.FirstOrDefault(each => reason.Contains(each.Phrase, StringComparison.Ordinal)).Reason;
    }

    private static int ReasonStart(string text)
    {
        var start = Math.Max(
            text.LastIndexOf(ExplicitDeny, StringComparison.Ordinal),
            text.LastIndexOf(BecauseNo, StringComparison.Ordinal)
        );
        return start < 0 ? text.Length : start;
    }

    private static string FirstWord(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? text.TrimEnd('.') : text[..space];
    }

    private static bool IsAction(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && colon < word.Length - 1
            && word.All(character => char.IsAsciiLetterOrDigit(character) || character is ':' or '-' or '_');
    }
}
