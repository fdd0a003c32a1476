using System.Text.Json;
using AwsRadar.Client.Denials;

namespace AwsRadar.Client.Calls;

/// <summary>Why a call has no output.</summary>
/// <param name="Code">AWS's code, such as <c>AccessDenied</c>; the kind's name for errors of this client.</param>
/// <param name="Message">AWS's text, or one sentence of this client. It may hold any character: escape it when printing.</param>
public sealed record CallError(CallErrorKind Kind, string Code, string Message)
{
    public string? RequestId { get; init; }

    /// <summary>Null when no response came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>
    /// What the error says besides its message, as the AWS CLI prints such values; null when there is nothing more, or the
    /// service's model does not know the error.
    /// </summary>
    public JsonElement? Details { get; init; }

    /// <summary>What AWS said about a denial: who, which action, why. Null for other kinds and for texts that say nothing.</summary>
    public AccessDeniedMessage? Denial { get; init; }

    /// <summary>The permission that AWS named as missing, such as <c>iam:ListUsers</c>.</summary>
    public string? MissingPermission => Denial is { IsExplicitDeny: false } ? Denial.Action : null;
}
