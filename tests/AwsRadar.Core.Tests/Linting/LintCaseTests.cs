using AwsRadar.Core.Policies;
using Xunit;

namespace AwsRadar.Core.Tests.Linting;

public sealed class LintCaseTests
{
    public static TheoryData<string> Files => [.. LintCase.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_policy_earns_its_diagnostics_at_their_places_and_no_other(string file)
    {
        var wrong = LintCase
            .Read(file)
            .Where(one => !one.Lint().SequenceEqual(one.Expected, StringComparer.Ordinal))
            .Select(one => $"{one.Text}\n  expected {Join(one.Expected)}\n  found    {Join(one.Lint())}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Sound_policies_of_every_type_that_a_file_can_hold_are_among_the_cases() =>
        Assert.Equal(
            Enum.GetValues<PolicyType>(),
            LintCase.ReadAll().Where(one => one.Expected.Count == 0).Select(one => one.Type).Distinct().Order()
        );

    private static string Join(IEnumerable<string> diagnostics) => string.Join(" | ", diagnostics);
}
