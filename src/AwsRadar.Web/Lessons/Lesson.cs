using System.Collections.Immutable;

namespace AwsRadar.Web.Lessons;

/// <summary>All steps in their order; those that were taken come first.</summary>
/// <param name="Snapshot">The scan that the last step made, by id; null before.</param>
/// <param name="Identity">The ARN of the user who made it.</param>
public sealed record Lesson(ImmutableArray<LessonStep> Steps, string? Snapshot = null, string? Identity = null);

/// <summary>One step.</summary>
/// <param name="Id">Names it; the page has the words for it.</param>
/// <param name="Calls">What was called; empty before the step was taken.</param>
public sealed record LessonStep(string Id, ImmutableArray<LessonCall> Calls);

/// <summary>One call and what came back.</summary>
/// <param name="Who">The caller: a user's name, or <c>root</c>.</param>
/// <param name="Command">The call as a command line. It holds no secret.</param>
/// <param name="Answer">The result as JSON, secrets masked, or AWS's words of the denial.</param>
/// <param name="IsDenied">The answer was a denial.</param>
/// <param name="MissingPermission">The action that the denial names.</param>
public sealed record LessonCall(
    string Who,
    string Command,
    string Answer,
    bool IsDenied = false,
    string? MissingPermission = null
);

/// <summary>The lab did not answer as it should have. The message is one sentence.</summary>
public sealed class LessonException(string message, Exception inner) : Exception(message, inner);
