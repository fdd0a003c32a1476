namespace AwsRadar.Benchmarks.Labs;

/// <summary>What a load gave.</summary>
/// <param name="Latencies">Milliseconds of each request, sorted.</param>
internal sealed record LoadFigures(TimeSpan Elapsed, double[] Latencies)
{
    public double PerSecond => Latencies.Length / Elapsed.TotalSeconds;

    public double Percentile(int percent) => Latencies[(Latencies.Length - 1) * percent / 100];
}
