namespace AwsRadar.Web.Model;

/// <summary>What the page asks the program: who can do the action to the resource.</summary>
internal sealed record AccessQuestionModel
{
    public required string Action { get; init; }

    public required string Resource { get; init; }
}

/// <summary>Why the program has no answer, in one sentence.</summary>
internal sealed record FailureModel(string Message);
