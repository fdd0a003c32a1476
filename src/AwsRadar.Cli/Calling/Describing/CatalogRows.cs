using System.Text.Json.Serialization;

namespace AwsRadar.Cli.Calling.Describing;

/// <summary>A service in the catalog.</summary>
internal sealed record ServiceRow(string Service, string Name, int Operations);

/// <summary>An operation in the catalog, in the AWS CLI's spelling and in the API's.</summary>
internal sealed record OperationRow(string Service, string Operation, string Api);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServiceRow))]
[JsonSerializable(typeof(OperationRow))]
internal sealed partial class CatalogJsonContext : JsonSerializerContext;
