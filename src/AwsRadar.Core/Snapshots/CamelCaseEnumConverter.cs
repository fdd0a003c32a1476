using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsRadar.Core.Snapshots;

/// <summary>An enum as its name in camel case, such as <c>notEnabled</c>; numbers are refused.</summary>
public sealed class CamelCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
