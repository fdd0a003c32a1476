using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AwsRadar.Web.Lessons;

namespace AwsRadar.Web.Model;

/// <summary>The JSON of the page. A value that is not known is absent; a known <c>false</c> is there. Times are Unix seconds.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(UnixSeconds)]
)]
[JsonSerializable(typeof(ReportModel))]
[JsonSerializable(typeof(ImmutableArray<SnapshotModel>))]
[JsonSerializable(typeof(AccessQuestionModel))]
[JsonSerializable(typeof(Lesson))]
[JsonSerializable(typeof(LessonStepModel))]
[JsonSerializable(typeof(FailureModel))]
internal sealed partial class ReportJson : JsonSerializerContext;
