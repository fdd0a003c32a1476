using System.Collections.Immutable;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Graph;

namespace AwsRadar.Cli.Questions;

/// <summary>Paths, for programs.</summary>
internal static class PathListing
{
    public static Listing<PathRow> Of(ImmutableArray<AccessPath> paths) =>
        new(
            [.. paths.Select(PathRow.Of)],
            [
                new("FROM", row => row.From),
                new("TO", row => row.To ?? Translate("administrator")),
                new("DECISION", row => row.Decision),
                new(
                    "STEPS",
                    row =>
                        string.Join(
                            "; ",
                            row.Steps.Select(step => $"{step.Method} {step.To ?? Translate("administrator")}")
                        )
                ),
            ],
            QuestionJsonContext.Default.PathRow
        )
        {
            WhenEmpty = Translate("There is no way that is known."),
        };
}
