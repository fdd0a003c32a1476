using System.Text.Json.Serialization;

namespace AwsRadar.Cli.Questions;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(GrantRow))]
[JsonSerializable(typeof(PathRow))]
internal sealed partial class QuestionJsonContext : JsonSerializerContext;
