using AwsRadar.Core.Arns;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Arns;

public sealed class ArnPatternTests
{
    [Theory]
    [InlineData("*", "arn:aws:s3:::b", true)]
    [InlineData("*", "*", true)]
    [InlineData("arn:aws:s3:::*", "*", false)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/a:b/c", true)]
    [InlineData("arn:aws:s3:::b/*/c", "arn:aws:s3:::b/a/c", true)]
    [InlineData("arn:aws:s3:::b/*/c", "arn:aws:s3:::b/a:b/c", false)]
    [InlineData("arn:aws:s3:::b/?", "arn:aws:s3:::b/:", false)]
    [InlineData("arn:aws:iam::*:role/x", "arn:aws:iam::111122223333:role/x", true)]
    [InlineData("arn:aws:iam::*:role/x", "arn:aws:iam::111122223333:user/x", false)]
    [InlineData("arn:aws:iam:*", "arn:aws:iam::111122223333:user/x", true)]
    [InlineData("arn:aws:logs:*:log-stream:x", "arn:aws:logs:eu-west-1:1:log-group:g:log-stream:x", true)]
    [InlineData("arn:aws:logs:*:log-stream:x", "arn:aws:logs:eu-west-1:1:log-group:g:log-stream:y", false)]
    [InlineData("arn:aws:s3:::b", "arn:aws:s3:::B", false)]
    public void Wildcards_work_within_a_segment_and_a_last_one_reaches_beyond(
        string pattern,
        string arn,
        bool matches
    ) => Assert.Equal(matches, ArnPattern.Parse(pattern).Matches(arn));

    [Fact]
    public void It_matches_what_the_definition_of_segments_matches()
    {
        var pattern = Gen.String[Gen.Char["a::*?"], 0, 8];
        var text = Gen.String[Gen.Char["ab:"], 0, 9];

        Gen.Select(pattern, text)
            .Sample(
                pair => ArnPattern.Parse(pair.Item1).Matches(pair.Item2) == Defined(pair.Item1, pair.Item2),
                iter: 200_000
            );
    }

    /// <summary>The definition, word for word: only a <c>*</c> that ends a segment takes a colon.</summary>
    private static bool Defined(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (pattern is "*")
        {
            return true;
        }

        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] == '*')
        {
            var endsSegment = pattern.Length == 1 || pattern[1] == ':';
            return Defined(pattern[1..], text)
                || (!text.IsEmpty && (endsSegment || text[0] != ':') && DefinedInRun(pattern, text[1..]));
        }

        return !text.IsEmpty
            && (pattern[0] == text[0] || (pattern[0] == '?' && text[0] != ':'))
            && DefinedInRun(pattern[1..], text[1..]);
    }

    private static bool DefinedInRun(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) =>
        pattern is "*" || Defined(pattern, text);
}
