using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AwsRadar.Wire.Endpoints.Expressions;

/// <summary>A value of the rules' language. An absent value is a null reference.</summary>
internal abstract record RuleValue
{
    public static RuleValue Of(bool value) => value ? Flag.True : Flag.False;

    public static RuleValue? Of(string? value) => value is null ? null : new Text(value);

    /// <summary>Whether a condition with this value is met: only an absent value and <c>false</c> are not.</summary>
    public static bool IsMet(RuleValue? value) => value is not (null or Flag { Value: false });

    internal sealed record Text(string Value) : RuleValue
    {
        public override string ToString() => Value;
    }

    internal sealed record Flag(bool Value) : RuleValue
    {
        public static readonly Flag True = new(true);
        public static readonly Flag False = new(false);

        public override string ToString() => Value ? "true" : "false";
    }

    internal sealed record Number(int Value) : RuleValue
    {
        public override string ToString() => $"{Value}";
    }

    internal sealed record List(ImmutableArray<RuleValue> Items) : RuleValue
    {
        public override string ToString() => string.Join(',', Items);
    }

    /// <summary>What <c>aws.partition</c>, <c>aws.parseArn</c> and <c>parseURL</c> give.</summary>
    internal sealed record Fields(FrozenDictionary<string, RuleValue> Values) : RuleValue
    {
        public static Fields Of(params ReadOnlySpan<(string Name, RuleValue Value)> fields)
        {
            var values = new Dictionary<string, RuleValue>(fields.Length, StringComparer.Ordinal);
            foreach (var (name, value) in fields)
            {
                values[name] = value;
            }

            return new Fields(values.ToFrozenDictionary(StringComparer.Ordinal));
        }
    }
}
