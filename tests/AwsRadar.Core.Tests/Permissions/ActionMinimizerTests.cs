using AwsRadar.Core.Permissions;
using AwsRadar.Core.Reference;
using Xunit;

namespace AwsRadar.Core.Tests.Permissions;

public sealed class ActionMinimizerTests
{
    [Fact]
    public void A_whole_service_is_one_pattern()
    {
        var minimized = ActionMinimizer.Minimize(["sts:*"]);

        Assert.Equal(["sts:*"], minimized.Patterns);
        Assert.Empty(minimized.Extra);
    }

    [Fact]
    public void A_single_action_keeps_its_whole_name_in_the_spelling_of_AWS() =>
        Assert.Equal(["iam:ListUsers"], ActionMinimizer.Minimize(["IAM:listusers"]).Patterns);

    [Fact]
    public void What_the_reference_lacks_stays_as_it_is_and_is_named()
    {
        var minimized = ActionMinimizer.Minimize(["nowhere:Nothing", "iam:ListUsers"]);

        Assert.Equal(["iam:ListUsers", "nowhere:Nothing"], minimized.Patterns);
        Assert.Equal(["nowhere:Nothing"], minimized.Unknown);
    }

    /// <summary>Every service, with lists of all its reading actions and of an arbitrary third of its actions.</summary>
    [Fact]
    public void The_patterns_cover_exactly_what_was_asked_for()
    {
        foreach (var service in ActionCatalog.Prefixes.Select(Open))
        {
            string[][] lists =
            [
                [.. service.Actions.Where(action => action.AccessLevel == AccessLevel.List).Select(Name)],
                [.. service.Actions.Where((_, index) => index % 3 != 1).Select(Name)],
            ];
            foreach (var list in lists)
            {
                var minimized = ActionMinimizer.Minimize(list);

                Assert.Equal(list.Order(StringComparer.Ordinal), Covered(minimized));
                Assert.True(minimized.Patterns.Length <= list.Length);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public void What_is_allowed_more_is_at_most_that_many_and_each_is_named(int most)
    {
        foreach (var prefix in (string[])["iam", "s3", "ec2", "lambda"])
        {
            var list = Open(prefix).Actions.Where((_, index) => index % 3 != 1).Select(Name).ToArray();

            var exact = ActionMinimizer.Minimize(list);
            var wider = ActionMinimizer.Minimize(list, most);

            Assert.True(wider.Patterns.Length < exact.Patterns.Length);
            Assert.InRange(wider.Extra.Length, 1, most);
            Assert.Equal(list.Concat(wider.Extra).Order(StringComparer.Ordinal), Covered(wider));
        }
    }

    private static IEnumerable<string> Covered(MinimizedActions minimized) =>
        minimized.Patterns.SelectMany(ActionCatalog.Expand).Select(Name).Distinct().Order(StringComparer.Ordinal);

    private static string Name(IamAction action) => action.FullName;

    private static ServiceReference Open(string prefix) =>
        ActionCatalog.TryOpen(prefix, out var service) ? service : throw new InvalidOperationException(prefix);
}
