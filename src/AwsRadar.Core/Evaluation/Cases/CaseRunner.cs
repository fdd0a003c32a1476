namespace AwsRadar.Core.Evaluation.Cases;

/// <summary>Answers a stream of cases, one line for one line, in bounded memory.</summary>
public static class CaseRunner
{
    /// <summary>Answers one line. It never fails.</summary>
    public static CaseResult Run(string line) => CaseResult.Of(CaseReader.Read(line));

    /// <summary>Answers all lines in their order; empty ones are passed over.</summary>
    /// <param name="differs">Called for each case whose answer is not the expected one.</param>
    public static async Task<CaseSummary> RunAsync(
        TextReader input,
        TextWriter output,
        Action<CaseResult>? differs = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var summary = new CaseSummary(Cases: 0, Agree: 0, Differ: 0);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var result = Run(line);
            await output.WriteLineAsync(result.ToJson().AsMemory(), cancellationToken);
            summary = summary.Add(result.Agrees);
            if (result.Agrees == false)
            {
                differs?.Invoke(result);
            }
        }

        return summary;
    }
}

/// <summary>How the answers compare with what the cases expect; a case that expects nothing neither agrees nor differs.</summary>
public sealed record CaseSummary(int Cases, int Agree, int Differ)
{
    public override string ToString() => $"{Cases} cases, {Agree} agree, {Differ} differ";

    internal CaseSummary Add(bool? agrees) =>
        new(Cases + 1, Agree + (agrees == true ? 1 : 0), Differ + (agrees == false ? 1 : 0));
}
