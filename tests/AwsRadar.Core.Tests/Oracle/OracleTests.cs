using AwsRadar.Core.Evaluation.Cases;
using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Core.Tests.Oracle;

/// <summary>The oracle is itself held to AWS's documentation: by the corpus, whose answers rest on a page each.</summary>
public sealed class OracleTests
{
    [Fact]
    public void The_oracle_answers_every_case_of_the_corpus_as_AWS_documents_it()
    {
        var astray = Repository
            .Files("tests/corpus", "*.jsonl")
            .SelectMany(file => Repository.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(CaseReader.Read)
            .Where(one => !one.IsInvalid && one.Expected is not (null or "invalid"))
            .Select(one => (Case: one, Answer: OracleEvaluator.Evaluate(one.Request!, one.Policies)))
            .Where(pair => !pair.Case.AlsoAcceptable.Add(pair.Case.Expected!).Contains($"{pair.Answer.Decision}"))
            .Select(pair => $"{pair.Case.Id}: {pair.Case.Expected} is expected, the oracle says {pair.Answer}");

        var list = astray.ToList();
        Assert.True(list.Count == 0, string.Join("\n", list));
    }
}
