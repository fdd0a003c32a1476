using System.Collections.Immutable;

namespace AwsRadar.Cli.Calling.Values.Shorthand;

/// <summary>What shorthand syntax says before a model gives it types.</summary>
internal abstract record ShorthandValue
{
    internal sealed record Text(string Value) : ShorthandValue;

    internal sealed record List(ImmutableArray<ShorthandValue> Items) : ShorthandValue;

    internal sealed record Fields(ImmutableArray<KeyValuePair<string, ShorthandValue>> Pairs) : ShorthandValue;
}
