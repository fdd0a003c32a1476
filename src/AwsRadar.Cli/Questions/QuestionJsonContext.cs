using System.Text.Json.Serialization;

namespace AwsRadar.Cli.Questions;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(GrantRow))]
internal sealed partial class QuestionJsonContext : JsonSerializerContext;
