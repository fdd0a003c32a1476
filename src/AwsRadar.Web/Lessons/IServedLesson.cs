namespace AwsRadar.Web.Lessons;

/// <summary>The lesson of a lab: the page shows its steps and takes one after the other, each with real calls.</summary>
public interface IServedLesson
{
    /// <summary>What has been done so far, and what comes next.</summary>
    Lesson State { get; }

    /// <summary>Takes a step, if it is the next one, and gives what the lesson is then.</summary>
    /// <param name="step">The step's id.</param>
    /// <returns>Null when another step is the next one, or none is.</returns>
    /// <exception cref="LessonException">The lab did not answer as it should have.</exception>
    Task<Lesson?> TakeAsync(string step, CancellationToken cancellationToken);
}
