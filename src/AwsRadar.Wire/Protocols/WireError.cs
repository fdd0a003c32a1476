using System.Text.Json;

namespace AwsRadar.Wire.Protocols;

/// <summary>Why a request or response did not become a value. It is data: nothing is thrown for it.</summary>
/// <param name="Kind">Who is to be told.</param>
/// <param name="Code">The service's code, such as <c>AccessDenied</c>; the HTTP status as text where the answer had none.</param>
/// <param name="Message">One sentence. A service's own text may hold anything and is escaped when it is printed.</param>
public sealed record WireError(WireErrorKind Kind, string Code, string Message)
{
    /// <summary>The HTTP status that carries, or carried, the error; 0 when no response was involved.</summary>
    public int Status { get; init; }

    /// <summary>Whether the sender of the request is at fault rather than the service.</summary>
    public bool IsSenderFault { get; init; } = true;

    /// <summary>The id that AWS support asks for; null when the answer had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// What the error says besides its message, an object in the AWS CLI's shape, such as the <c>CancellationReasons</c> of
    /// a transaction; null when there is nothing more, or the model does not know the error.
    /// </summary>
    public JsonElement? Details { get; init; }

    /// <summary>An error that a service answers with, by default the sender's fault and status 400.</summary>
    public static WireError Service(string code, string message, int status = 400) =>
        new(WireErrorKind.Service, code, message) { Status = status, IsSenderFault = status < 500 };

    /// <summary>Bytes that are not what the protocol says.</summary>
    public static WireError Unreadable(string message, int status = 0) =>
        new(WireErrorKind.Unreadable, "UnreadableResponse", message) { Status = status, IsSenderFault = false };

    /// <summary>Parameters that do not fit the operation's model.</summary>
    public static WireError Parameters(string message) => new(WireErrorKind.Parameters, "ParamValidation", message);
}

/// <summary>What an error is about.</summary>
public enum WireErrorKind
{
    /// <summary>The service's answer, read by a client or to be written by a server.</summary>
    Service,

    /// <summary>The response is not of the protocol: HTML, truncated, too large, too deep.</summary>
    Unreadable,

    /// <summary>The caller's parameters do not fit the model; nothing was sent.</summary>
    Parameters,
}
