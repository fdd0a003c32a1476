namespace AwsRadar.Web.Model;

/// <summary>What the page asks for: the next step of the lesson.</summary>
internal sealed record LessonStepModel
{
    public required string Step { get; init; }
}
