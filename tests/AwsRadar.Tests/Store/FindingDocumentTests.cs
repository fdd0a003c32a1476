using AwsRadar.Cli.Listings;
using AwsRadar.Core.Findings;
using Xunit;

namespace AwsRadar.Tests.Store;

public sealed class FindingDocumentTests
{
    [Fact]
    public void The_document_has_every_rule_with_what_it_reads_and_what_to_do()
    {
        var rules = FindingRules.All.Select(rule =>
            $"""
                ## {rule.Id}

                {rule.Title}. {rule.Advice}

                Reads: {string.Join(", ", rule.Needs.Select(SectionText.Of))}. Source: [AWS]({rule.Source}).

                """
        );

        new DocumentFile(
            Path.Combine("docs", "findings.md"),
            "<!-- The rest is made by FindingDocumentTests. -->"
        ).Check("\n" + string.Join('\n', rules));
    }
}
