namespace AwsRadar.Client.Denials;

/// <summary>What AWS's text about a denied call says. Parts that a text leaves out are null.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
public sealed record AccessDeniedMessage
{
    /// <summary>The ARN of the principal that was denied.</summary>
    public string? Principal { get; init; }

    /// <summary>The action that was denied, such as <c>iam:ListUsers</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The ARN of the resource, or <c>*</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>The kind of policy that AWS names as the reason.</summary>
    public DenialReason Reason { get; init; }

    /// <summary>Whether a statement forbids the call. Adding an Allow then helps nothing.</summary>
    public bool IsExplicitDeny { get; init; }

    /// <summary>The ARN of the managed policy that forbids the call; null where AWS names none.</summary>
    /// <remarks>https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns</remarks>
    public string? PolicyArn { get; init; }

    /// <summary>What IAM Toolbox explains this very denial by, for a day.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html</remarks>
    public string? AuthorizationId { get; init; }
}
