namespace AwsRadar.Core.Arns;

/// <summary>
/// Counts what a match costs, so that a test can hold the bound that a clock would only guess at. A step compares one
/// character of a pattern with one of a text, or moves 64 places of a text at once.
/// </summary>
internal interface IStepCount
{
    void Add(long steps);
}

/// <summary>Counts nothing, and compiles to nothing.</summary>
internal readonly struct NoStepCount : IStepCount
{
    public void Add(long steps) { }
}
