using System.Text.Json.Serialization;

namespace AwsRadar.Core.Snapshots;

/// <summary>How a planned call ended.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CallOutcome>))]
public enum CallOutcome
{
    /// <summary>Answered, all pages.</summary>
    Ok,

    /// <summary>AWS said AccessDenied: the section is unknown.</summary>
    Denied,

    /// <summary>The service or feature is not in use there: a true "none".</summary>
    NotEnabled,

    /// <summary>AWS kept throttling until patience ended: unknown.</summary>
    Throttled,

    /// <summary>The call broke: network, server error, unreadable answer: unknown.</summary>
    Failed,

    /// <summary>Not called, by choice or because an earlier call that it needs failed: unknown.</summary>
    Skipped,

    /// <summary>Some pages arrived, others did not: what was seen is true, what was not seen is unknown.</summary>
    Incomplete,
}
