using System.Collections.Immutable;

namespace AwsRadar.Core.Reference;

/// <summary>A kind of resource that a service's policies can name.</summary>
/// <param name="ArnPattern">
/// Its ARN with variables, such as <c>arn:${Partition}:iam::${Account}:user/${UserNameWithPath}</c>; of a few types the reference
/// writes several, with a comma between them.
/// </param>
public sealed record ResourceType(string Name, string ArnPattern, ImmutableArray<string> ConditionKeys)
{
    private const string Or = ", ";

    /// <summary>
    /// Each form of its ARN on its own: a bot of Amazon Lex is <c>bot/${BotId}</c>, or <c>bot:${BotName}</c> in the service's first version.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html</remarks>
    public IEnumerable<string> ArnPatterns => FormsOf(ArnPattern);

    internal static IEnumerable<string> FormsOf(string arnPattern) => arnPattern.Split(Or);
}
