using System.Collections.Immutable;
using CsCheck;

namespace AwsRadar.Core.Tests.Differential;

/// <summary>Conditions of all families, and the context keys that they ask for.</summary>
internal static class ConditionGen
{
    private static readonly ImmutableArray<string> Strings =
    [
        "StringEquals",
        "StringNotEquals",
        "StringEqualsIgnoreCase",
        "StringNotEqualsIgnoreCase",
        "StringLike",
        "StringNotLike",
    ];

    private static readonly ImmutableArray<string> Numbers = Ordered("Numeric");
    private static readonly ImmutableArray<string> Dates = Ordered("Date");
    private static readonly ImmutableArray<string> Addresses = ["IpAddress", "NotIpAddress"];
    private static readonly ImmutableArray<string> Arns = ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"];

    private static readonly ImmutableArray<string> AllOperators =
    [
        .. Strings,
        .. Numbers,
        .. Dates,
        .. Addresses,
        .. Arns,
        "Bool",
        "BinaryEquals",
        "Null",
    ];

    private static readonly ImmutableArray<KeyVocabulary> Keys =
    [
        new(
            "aws:username",
            Strings,
            ["alice", "bob"],
            ["alice", "Alice", "al*", "a?ice", "bob", "${aws:PrincipalTag/team}", "*"]
        ),
        new(
            "aws:PrincipalTag/team",
            Strings,
            ["red", "Red", "blue", ""],
            ["red", "r*", "${aws:ResourceTag/team}", "${aws:PrincipalTag/none, 'red'}", "${AWS:userName}", "?ed"]
        ),
        new("aws:ResourceTag/team", Strings, ["red", "blue", "${aws:username}"], ["red", "${aws:PrincipalTag/team}"]),
        new(
            "s3:prefix",
            Strings,
            ["home/alice/", "home/alice/x", "", "a*b", "$x", "axb"],
            ["home/${aws:username}/*", "home/*", "", "a${*}b", "${$}x", "a*b", "*${?}", "home/*/"]
        ),
        new("aws:TagKeys", Strings, ["team", "cost", "owner"], ["team", "cost", "t*", "*", "Team"])
        {
            IsMultivalued = true,
        },
        new(
            "aws:SourceIp",
            Addresses,
            ["203.0.113.7", "203.0.114.7", "2001:db8::7"],
            ["203.0.113.0/24", "203.0.113.7", "203.0.112.0/22", "2001:DB8::/32", "2001:db8:0:0::7", "0.0.0.0/0", "::/0"]
        ),
        new(
            "aws:CurrentTime",
            Dates,
            ["2026-11-23T12:00:00Z", "2026-11-22T00:00:00Z", "1795435200"],
            [
                "2026-11-23T12:00:00Z",
                "2026-11-23",
                "1795435200",
                "2026-11-23T13:00:00+01:00",
                "2026-11-23T12:00Z",
                "2026-11",
            ]
        ),
        new("s3:max-keys", Numbers, ["10", "9.5", "-1", "1e2"], ["10", "10.0", "9.5", "0", "-1", "100", "1E1"]),
        new("aws:SecureTransport", ["Bool"], ["true", "false", "TRUE"], ["true", "false", "False"]),
        new("aws:MultiFactorAuthPresent", ["Bool"], ["true", "false"], ["true", "false"]),
        new(
            "aws:SourceArn",
            Arns,
            ["arn:aws:sns:us-east-1:111122223333:topic", "arn:aws:sns:eu-west-1:1:a:topic", "arn:aws:s3:::alpha"],
            [
                "arn:aws:sns:us-east-1:111122223333:topic",
                "arn:aws:sns:*:111122223333:*",
                "arn:aws:sns:*:topic",
                "arn:aws:*:*:*:*",
                "arn:aws:s3:::al?ha",
                "arn:aws:sns:*:*:${aws:username}",
            ]
        ),
        new("app:Digest", ["BinaryEquals"], ["QUJD", "QUI="], ["QUJD", "QUI="]),
    ];

    public static Gen<DraftCondition> Condition { get; } =
        from key in Gen.OneOf([.. Keys])
        from isAtHome in Chance(9, 10)
        from name in Gen.OneOf([.. isAtHome ? key.Operators : AllOperators])
        from isNull in Chance(1, 12)
        from ifExists in Chance(1, 5)
        from set in Gen.Int[0, 9]
        from values in Gen.OneOf([.. Wanted(key, name)]).Array[1, 3]
        from nullValue in Gen.OneOf("true", "false")
        let isNullTest = isNull || name is "Null"
        let prefix = SetPrefix(key.IsMultivalued, set)
        let isOddCase = set == 5
        select new DraftCondition(
            isNullTest ? "Null" : $"{prefix}{name}{(ifExists ? "IfExists" : "")}",
            isOddCase ? key.Name.ToUpperInvariant() : key.Name,
            isNullTest ? [nullValue] : [.. values.Distinct(StringComparer.Ordinal)]
        );

    /// <summary>A request's context: each key is often there and sometimes not.</summary>
    public static Gen<ImmutableArray<DraftKey>> Context { get; } =
        Gen.Select(Gen.ULong, Gen.ULong)
            .Select(
                (presence, choice) =>
                    Keys.Select((key, index) => Draw(key, (int)(presence >> (4 * index)) & 15, choice >> (5 * index)))
                        .OfType<DraftKey>()
                        .ToImmutableArray()
            );

    public static Gen<bool> Chance(int times, int of) => Gen.Int[1, of].Select(number => number <= times);

    private static DraftKey? Draw(KeyVocabulary key, int presence, ulong choice)
    {
        const int MissingOf16 = 5;
        if (presence < MissingOf16)
        {
            return null;
        }

        var values = key
            .Actual.Where((_, index) => (choice & (1UL << index)) != 0)
            .Take(key.IsMultivalued ? key.Actual.Length : 1)
            .ToImmutableArray();
        return new DraftKey(
            key.Name,
            key.IsMultivalued,
            values.IsEmpty && !key.IsMultivalued ? [key.Actual[0]] : values
        );
    }

    /// <summary>
    /// An Arn operator's value is an ARN. AWS's pages do not say what a lone <c>*</c> matches there, so that there is
    /// nothing to decide a disagreement by.
    /// </summary>
    private static IEnumerable<string> Wanted(KeyVocabulary key, string name) =>
        name.StartsWith("Arn", StringComparison.Ordinal)
            ? key.Wanted.Where(value => !string.Equals(value, "*", StringComparison.Ordinal))
            : key.Wanted;

    /// <summary>Several values need a set operator; for one value AWS advises against them, but takes them.</summary>
    private static string SetPrefix(bool isMultivalued, int draw) =>
        (isMultivalued, draw) switch
        {
            (true, < 5) or (false, 0) => "ForAnyValue:",
            (true, _) or (false, 1) => "ForAllValues:",
            _ => "",
        };

    private static ImmutableArray<string> Ordered(string family) =>
        [
            $"{family}Equals",
            $"{family}NotEquals",
            $"{family}LessThan",
            $"{family}LessThanEquals",
            $"{family}GreaterThan",
            $"{family}GreaterThanEquals",
        ];

    private sealed record KeyVocabulary(
        string Name,
        ImmutableArray<string> Operators,
        ImmutableArray<string> Actual,
        ImmutableArray<string> Wanted
    )
    {
        public bool IsMultivalued { get; init; }
    }
}
