using System.Globalization;
using AwsRadar.Client;

namespace AwsRadar.Benchmarks.Calls;

/// <summary>
/// A process that makes the same call over and over and prints what each took of a processor, once it is warm: what the library
/// costs, without the start of a process and without printing.
/// </summary>
internal static class CallLoop
{
    /// <summary>Prints microseconds.</summary>
    public static async Task<int> RunAsync(string operation, int warmUps, int times)
    {
        using var client = new AwsClient();
        await CallAsync(client, operation, warmUps);
        var before = Environment.CpuUsage.TotalTime;
        await CallAsync(client, operation, times);
        var each = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / times;
        Console.WriteLine(each.ToString("0.0", CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task CallAsync(AwsClient client, string operation, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await foreach (var page in client.PagesAsync("iam", operation))
            {
                if (page.Error is { } error)
                {
                    throw new InvalidOperationException($"{operation}: {error.Message}");
                }
            }
        }
    }
}
