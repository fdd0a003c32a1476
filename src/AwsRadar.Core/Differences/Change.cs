using System.Text.Json.Serialization;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Differences;

/// <summary>What happened to something between two snapshots.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Change>))]
public enum Change
{
    /// <summary>Only the later side has it, and the earlier side would have shown it.</summary>
    Appeared,

    /// <summary>Only the earlier side has it, and the later side would have shown it.</summary>
    Vanished,

    /// <summary>Both sides have it, and they differ.</summary>
    Changed,
}
