using AwsRadar.Core.Arns;
using AwsRadar.Core.Tests.Differential;
using CsCheck;
using Xunit;

namespace AwsRadar.Core.Tests.Arns;

public sealed class PatternRelationTests
{
    private static readonly int Cases = CaseStream.IsFull ? 2_000_000 : 40_000;

    private static readonly string[] Parts = ["a", "b", ":", "*", "?", "*:"];

    private static readonly Gen<string> Pattern = TextOf(Parts.Length);

    private static readonly Gen<string> Text = TextOf(3);

    [Theory]
    [InlineData("*", "arn:aws:s3:::b/*", true)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/x/*", true)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/*", true)]
    [InlineData("arn:aws:iam::*:user/x", "arn:aws:iam::1:user/x", true)]
    [InlineData("arn:aws:s3:::b/?", "arn:aws:s3:::b/*", false)]
    [InlineData("arn:aws:s3:::b/x*", "arn:aws:s3:::b/*", false)]
    [InlineData("arn:aws:s3:::b", "*", false)]
    public void A_pattern_covers_what_it_names_all_of(string outer, string inner, bool expected) =>
        Assert.Equal(expected, PatternRelation.Covers(PatternText.Of(outer), PatternText.Of(inner)));

    [Theory]
    [InlineData("arn:aws:s3:::b/x*", "arn:aws:s3:::b/*y", true)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::c/*", false)]
    [InlineData("arn:aws:iam::*:user/*", "arn:aws:iam::1:role/*", true)]
    [InlineData("*", "", true)]
    public void Patterns_overlap_where_something_fits_both(string left, string right, bool expected) =>
        Assert.Equal(expected, PatternRelation.MayOverlap(PatternText.Of(left), PatternText.Of(right)));

    [Fact]
    public void A_pattern_that_stays_in_its_segments_overlaps_with_less()
    {
        var roles = new PatternText { StaysInSegment = true }.AddPattern("arn:aws:iam::1:role/*");

        Assert.False(PatternRelation.MayOverlap(PatternText.Of("arn:aws:iam::*:user/*"), roles));
        Assert.True(PatternRelation.MayOverlap(PatternText.Of("arn:aws:iam::*:role/a*"), roles));
    }

    [Fact]
    public void What_fits_the_inner_pattern_fits_the_outer_and_what_fits_both_makes_them_overlap() =>
        CaseStream.Check(
            Gen.Select(Pattern, Pattern, Text.Array[8]),
            Cases,
            generated =>
            {
                var (left, right, texts) = generated;
                var covers = PatternRelation.Covers(PatternText.Of(left), PatternText.Of(right));
                var mayOverlap = PatternRelation.MayOverlap(PatternText.Of(left), PatternText.Of(right));
                foreach (var text in texts)
                {
                    var (inLeft, inRight) = (
                        ArnPattern.Parse(left).Matches(text),
                        ArnPattern.Parse(right).Matches(text)
                    );
                    if ((covers && inRight && !inLeft) || (inLeft && inRight && !mayOverlap))
                    {
                        return $"`{left}` and `{right}`, with `{text}`: covers {covers}, may overlap {mayOverlap}";
                    }
                }

                return null;
            }
        );

    /// <summary>Of the first so many parts.</summary>
    private static Gen<string> TextOf(int parts) =>
        Gen.Int[0, parts - 1].Array[0, 5].Select(numbers => string.Concat(numbers.Select(number => Parts[number])));
}
