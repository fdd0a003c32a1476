using System.Text.Json.Serialization;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector;

/// <summary>How much a scan asks for. Each depth has all of the one before it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ScanDepth>))]
public enum ScanDepth
{
    /// <summary>What a few calls tell of an account of any size; nothing that takes a call for each user.</summary>
    Fast,

    /// <summary>Also the ids of access keys: a call for each user who has one.</summary>
    Standard,

    /// <summary>Everything of IAM: some calls for each user and each key.</summary>
    Full,
}
