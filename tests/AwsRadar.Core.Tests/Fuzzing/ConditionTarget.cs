using AwsRadar.Core.Conditions;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Tests.Oracle;

namespace AwsRadar.Core.Tests.Fuzzing;

/// <summary>
/// The condition operators. Lines: the operator, the policy's values, the request's values, the value of
/// <c>aws:username</c>; values stand between tabs, and a line of <c>-</c> means that the key is missing.
/// </summary>
internal sealed class ConditionTarget : FuzzTarget
{
    private const string Key = "aws:TagKeys";
    private const int MaxLength = 2_048;
    private const int ArnParts = 6;

    public override string Name => "condition";

    public override IEnumerable<string> Seeds =>
        [
            "StringEquals\na\tb\nb\nalice",
            "StringNotEqualsIgnoreCase\nA\na\n-",
            "ForAllValues:StringLike\na*\tb?\na1\tb2\nalice",
            "ForAnyValue:StringNotLikeIfExists\n${aws:username}*\nalice1\nalice",
            "StringLike\n${aws:username, 'bob'}/${*}\nbob/*\n-",
            "NumericLessThanEquals\n10\n9.5\n-",
            "NumericNotEquals\n1e400\t-0\n+1.0\n-",
            "DateGreaterThan\n2026-11-25T03:00:00Z\n1793934000\n-",
            "DateLessThanEqualsIfExists\n2026-11-25\t1793934000\n-\n-",
            "Bool\ntrue\nTrue\n-",
            "BinaryEquals\nQmluYXJ5\nQmluYXJ5\n-",
            "IpAddress\n10.0.0.0/8\t2001:db8::/32\n10.1.2.3\n-",
            "NotIpAddressIfExists\n::ffff:10.0.0.0/104\n10.1.2.3\n-",
            "ArnLike\narn:aws:iam::*:role/*\narn:aws:iam::111122223333:role/a:b\n-",
            "ArnNotEqualsIfExists\narn:aws:s3:::b/?\narn:aws:s3:::b/c\n-",
            "Null\ntrue\n-\n-",
        ];

    protected override void Check(ReadOnlySpan<byte> input)
    {
        var lines = TextOf(input[..Math.Min(input.Length, MaxLength)])?.Split('\n', 4);
        if (lines is not [var name, var wanted, var given, var user])
        {
            return;
        }

        var context = ContextOf(given, user, isComplete: true);
        foreach (var version in Enum.GetValues<PolicyLanguageVersion>())
        {
            var condition = ConditionOf(name, wanted.Split('\t'));
            var truth = Evaluate(condition, version, context);
            CheckOrder(name, wanted, version, context, truth);
            CheckNegation(condition, version, context, truth);
            CheckIncomplete(condition, version, ContextOf(given, user, isComplete: false), truth);
            CheckOracle(condition, version, context, truth);
        }
    }

    private static void CheckOrder(
        string name,
        string wanted,
        PolicyLanguageVersion version,
        ContextKeys context,
        Truth truth
    )
    {
        var values = wanted.Split('\t');
        var twice = ConditionOf(name, [.. values.Reverse(), .. values]);
        Holds(Evaluate(twice, version, context) == truth, $"Order or repetition matters to {name} `{wanted}`.");
    }

    /// <summary>Of a key with one value a negated operator says the opposite.</summary>
    private static void CheckNegation(
        Condition condition,
        PolicyLanguageVersion version,
        ContextKeys context,
        Truth truth
    )
    {
        var name = condition.Operator.Value;
        if (
            !ConditionOperator.TryParse(name, out var parsed)
            || !parsed.IsNegated
            || parsed.Set != SetOperator.None
            || !context.TryGet(Key, out var given)
            || given.Values.Length != 1
        )
        {
            return;
        }

        var positive = condition with { Operator = condition.Operator with { Value = name.Replace("Not", "") } };
        Holds(Evaluate(positive, version, context).Not() == truth, $"{name} is not the opposite of its positive.");
    }

    /// <summary>What is answered for a context of which a part is not known is the answer once it is known.</summary>
    private static void CheckIncomplete(
        Condition condition,
        PolicyLanguageVersion version,
        ContextKeys incomplete,
        Truth truth
    )
    {
        var partial = Evaluate(condition, version, incomplete);
        Holds(partial == Truth.Unknown || partial == truth, $"{condition.Operator.Value} guesses what is not known.");
    }

    private static void CheckOracle(
        Condition condition,
        PolicyLanguageVersion version,
        ContextKeys context,
        Truth truth
    )
    {
        if (!ConditionOperator.TryParse(condition.Operator.Value, out var parsed))
        {
            Holds(truth == Truth.Unknown, $"`{condition.Operator.Value}` is no operator, and answers.");
            return;
        }

        string[] wanted = [.. condition.Values.Select(value => value.Value)];
        string[] given = context.TryGet(Key, out var value) ? [.. value.Values] : [];
        if (IsUndocumented(parsed, wanted, given))
        {
            return;
        }

        var expected = OracleCondition.Holds(condition, version, context) switch
        {
            null => Truth.Unknown,
            var holds => holds.Value.ToTruth(),
        };
        Holds(
            truth == expected,
            $"{condition.Operator.Value} [{string.Join('|', wanted)}] to [{string.Join('|', given)}] is {truth}, the oracle says {expected}."
        );
    }

    /// <summary>Where AWS's documentation leaves open what happens, evaluator and oracle may differ.</summary>
    private static bool IsUndocumented(ConditionOperator parsed, string[] wanted, string[] given) =>
        wanted.Any(value => !PolicyTemplate.Parse(value).IsWellFormed)
        || (parsed.Set == SetOperator.None && given.Length > 1)
        || (parsed.Set != SetOperator.None && given.Contains("", StringComparer.Ordinal))
        || parsed.Family switch
        {
            ConditionFamily.Null => parsed.IfExists || wanted.Any(value => value is not ("true" or "false")),
            // White space, and the NUL that the platform's reader of booleans takes for some.
            ConditionFamily.Bool => wanted.Concat(given).Any(value => value.Length != value.Trim().Trim('\0').Length),
            // Beyond the 28 digits of the oracle.
            ConditionFamily.Numeric => wanted.Concat(given).Any(value => OracleNumber.Read(value) is null),
            // `*` alone is no ARN, nor is what has fewer parts.
            ConditionFamily.Arn => wanted.Contains("*", StringComparer.Ordinal)
                || given.Any(value => value.Split(':').Length < ArnParts),
            // Addresses of version 4 within version 6.
            ConditionFamily.IpAddress => wanted.Concat(given).Any(value => value.Contains(':') && value.Contains('.')),
            _ => false,
        };

    private static Truth Evaluate(Condition condition, PolicyLanguageVersion version, ContextKeys context) =>
        new PreparedCondition(condition, version).Evaluate(new ContextScope(context));

    private static Condition ConditionOf(string name, IEnumerable<string> values) =>
        new(StringOf(name), StringOf(Key), [.. values.Select(StringOf)]);

    private static PolicyString StringOf(string value) => new(value, default(Span), "");

    private static ContextKeys ContextOf(string given, string user, bool isComplete)
    {
        var keys = new List<KeyValuePair<string, ContextValue>>();
        if (given is not "-")
        {
            var values = given.Split('\t');
            keys.Add(new(Key.ToUpperInvariant(), values is [var only] ? only : ContextValue.List(values)));
        }

        if (user is not "-")
        {
            keys.Add(new("aws:username", user));
        }

        return new ContextKeys(keys, isComplete);
    }
}
