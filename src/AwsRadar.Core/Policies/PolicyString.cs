using AwsRadar.Core.Diagnostics;

namespace AwsRadar.Core.Policies;

/// <summary>A value of a policy and where it stands. Numbers and booleans appear as they were written.</summary>
public sealed record PolicyString(string Value, Span Span, string Path)
{
    public override string ToString() => Value;
}
