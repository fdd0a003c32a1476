using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Tests.Hostile;

/// <summary>Adds up the steps of a match.</summary>
internal struct StepCount : IStepCount
{
    /// <summary>
    /// While the shorter of pattern and text has up to 256 characters, each of them meets each character of the longer
    /// at most once, and each of 16 segments each segment, which is counted twice: 257 + 32. Beyond, a character of the
    /// pattern moves all places of a text of 6,144 characters in 97 steps.
    /// </summary>
    public const int MaxPerCharacter = 257 + 32;

    public long Total { get; private set; }

    public void Add(long steps) => Total += steps;
}
