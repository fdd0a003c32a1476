using System.Collections.Immutable;

namespace AwsRadar.Lab.State;

/// <summary>Something with an ARN that a policy's <c>Resource</c> can name.</summary>
internal interface IResource
{
    string Arn { get; }

    ImmutableSortedDictionary<string, string> Tags { get; }
}
