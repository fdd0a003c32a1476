using AwsRadar.Core.Arns;

namespace AwsRadar.Core.Tests.Hostile;

/// <summary>Adds up the steps of a match.</summary>
internal struct StepCount : IStepCount
{
    public long Total { get; private set; }

    public void Add(long steps) => Total += steps;
}
