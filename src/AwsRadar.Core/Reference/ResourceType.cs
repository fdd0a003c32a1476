using System.Collections.Immutable;

namespace AwsRadar.Core.Reference;

/// <summary>A kind of resource that a service's policies can name.</summary>
/// <param name="ArnPattern">Its ARN with variables, such as <c>arn:${Partition}:iam::${Account}:user/${UserNameWithPath}</c>.</param>
public sealed record ResourceType(string Name, string ArnPattern, ImmutableArray<string> ConditionKeys);
