using System.Text.Json.Serialization;

namespace AwsRadar.Core.Snapshots;

/// <summary>Where a snapshot came from.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SnapshotSource>))]
public enum SnapshotSource
{
    /// <summary>Calls to AWS, or to the lab.</summary>
    Scan,

    /// <summary>A file that <c>aws iam get-account-authorization-details</c> printed.</summary>
    File,
}
