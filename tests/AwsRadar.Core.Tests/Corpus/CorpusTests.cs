using AwsRadar.Core.Evaluation.Cases;
using Xunit;

namespace AwsRadar.Core.Tests.Corpus;

/// <summary>Every case of the corpus gets the answer that AWS's documentation gives.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Files => [.. CorpusFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_gets_the_documented_answer(string file)
    {
        var differing = CorpusFile
            .Lines(file)
            .Select(CaseRunner.Run)
            .Where(result => result.Agrees != true)
            .Select(Describe)
            .ToList();

        Assert.True(differing.Count == 0, string.Join('\n', differing));
    }

    private static string Describe(CaseResult result)
    {
        var errors = result.Case.IsInvalid
            ? $" ({string.Join("; ", result.Case.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}"))})"
            : "";
        return $"{result.Case.Id}: expected {result.Case.Expected}, answered {result.Decision}{errors}";
    }
}
