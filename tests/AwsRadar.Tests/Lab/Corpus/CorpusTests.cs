using System.Text.Json;
using AwsRadar.Core.Tests.Conventions;
using AwsRadar.Lab;
using Xunit;

namespace AwsRadar.Tests.Lab.Corpus;

/// <summary>
/// The evaluation cases that an endpoint can be asked, asked with real credentials: accounts, users, roles and sessions are made
/// from the case, its policies attached, and the decision is whether the call is let through.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_lab_decides_as_the_corpus_says()
    {
        var cases = Repository
            .Files("tests/corpus", "*.jsonl")
            .SelectMany(file => Repository.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => CorpusCase.Parse(JsonElement.Parse(line)))
            .ToList();
        var asked = cases.Where(one => Expressible.WhyNot(one) is null).ToList();

        var faults = new List<string>();
        foreach (
            var sharing in asked.GroupBy(one =>
                (
                    one.Account,
                    one.ResourceAccount,
                    one.Resource,
                    one.ResourcePolicy,
                    one.RestrictsPublicBuckets,
                    CorpusOrganization.Describe(one)
                )
            )
        )
        {
            faults.AddRange(await FaultsAsync([.. sharing]));
        }

        output.WriteLine($"{asked.Count} of {cases.Count} cases were asked.");
        foreach (
            var group in cases
                .Select(Expressible.WhyNot)
                .OfType<string>()
                .CountBy(reason => reason)
                .OrderByDescending(group => group.Value)
        )
        {
            output.WriteLine($"{group.Value, 5} not: {group.Key}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What is not as these cases say, which can share a lab.</summary>
    private static async Task<List<string>> FaultsAsync(IReadOnlyList<CorpusCase> sharing)
    {
        CorpusLab lab;
        try
        {
            lab = await CorpusLab.StartAsync(sharing[0]);
        }
        catch (LabStartException refusal) when (refusal.Failure is LabStartFailure.Organization)
        {
            var answer = refusal.Message.Contains(".Content is no ", StringComparison.Ordinal)
                ? "invalid"
                : refusal.Message;
            return [.. sharing.Select(one => Fault(one, answer)).OfType<string>()];
        }

        await using (lab)
        {
            var faults = new List<string>();
            foreach (var one in sharing)
            {
                if (Fault(one, await DecideAsync(lab, one)) is { } fault)
                {
                    faults.Add(fault);
                }
            }

            return faults;
        }
    }

    private static string? Fault(CorpusCase one, string decision) =>
        one.Expected.Contains(decision, StringComparer.Ordinal)
            ? null
            : $"{one.Id}: {decision}, expected {string.Join(" or ", one.Expected)}";

    /// <summary>What the lab refuses while the case is made is an answer too, and never the right one.</summary>
    private static async Task<string> DecideAsync(CorpusLab lab, CorpusCase one)
    {
        try
        {
            return await lab.DecideAsync(one);
        }
        catch (Exception refusal) when (refusal is not OperationCanceledException)
        {
            return refusal.Message;
        }
    }
}
