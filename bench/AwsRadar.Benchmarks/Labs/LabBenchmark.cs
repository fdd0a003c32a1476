using System.Globalization;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;

namespace AwsRadar.Benchmarks.Labs;

/// <summary>
/// The lab under load: signed and enforced <c>ListUsers</c> of ten users of 1,000, with the generator in the same process;
/// and the same from moto's server, where it is installed.
/// </summary>
internal static class LabBenchmark
{
    private const int Users = 1_000;
    private const int WarmUps = 20_000;
    private const int Requests = 200_000;
    private const int PeerRequests = 500;

    public static async Task<int> RunAsync()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Account());
        await using var lab = await LabServer.StartAsync(new LabOptions { Account = LabAccount.FromFile(file) });
        File.Delete(file);

        // A user, not the root user: every request is put to the policies.
        using var load = new ListUsersLoad(lab.Endpoint, lab.UserCredentials["user0000"]);
        await load.RunAsync(WarmUps);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var processor = Environment.CpuUsage.TotalTime;
        var own = await load.RunAsync(Requests);
        processor = Environment.CpuUsage.TotalTime - processor;
        var after = GC.GetTotalMemory(forceFullCollection: true);

        var figures = new JsonObject
        {
            ["requests"] = Requests,
            ["requestsPerSecond"] = Math.Round(own.PerSecond),
            ["p50Milliseconds"] = Math.Round(own.Percentile(50), 2),
            ["p99Milliseconds"] = Math.Round(own.Percentile(99), 2),
            // Of lab and generator together: what a busy machine does not change.
            ["processorMicrosecondsPerRequest"] = Math.Round(processor.TotalMicroseconds / Requests),
            ["heapBytesBefore"] = before,
            ["heapBytesAfter"] = after,
            ["processors"] = Environment.ProcessorCount,
        };
        Console.WriteLine(figures.ToJsonString(new() { WriteIndented = true }));
        var comparison = new JsonObject();
        await AddPeerAsync(comparison, own.PerSecond);
        Console.WriteLine(comparison.ToJsonString(new() { WriteIndented = true }));
        return 0;
    }

    private static async Task AddPeerAsync(JsonObject figures, double own)
    {
        using var moto = MotoServer.TryStart();
        if (moto is null)
        {
            figures["moto"] = "not installed";
            return;
        }

        var anybody = new LabCredentials("AKIAIOSFODNN7EXAMPLE", "not-a-secret");
        using var load = new ListUsersLoad(moto.Endpoint, anybody, isGentle: true);
        for (var user = 0; user < Users; user++)
        {
            await load.CallAsync("CreateUser", new JsonObject { ["UserName"] = Name(user) });
        }

        var peer = await load.RunAsync(PeerRequests);
        figures["motoRequestsPerSecond"] = Math.Round(peer.PerSecond);
        figures["timesAsMany"] = Math.Round(own / peer.PerSecond, 1);
    }

    private static string Account()
    {
        const string Policy =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:List*","Resource":"*"}]}""";
        var users = Enumerable
            .Range(0, Users)
            .Select(
                JsonNode? (user) =>
                    new JsonObject
                    {
                        ["UserName"] = Name(user),
                        ["Arn"] = $"arn:aws:iam::123456789012:user/{Name(user)}",
                        ["UserPolicyList"] = new JsonArray(
                            new JsonObject { ["PolicyName"] = "list", ["PolicyDocument"] = JsonNode.Parse(Policy) }
                        ),
                    }
            );
        return new JsonObject { ["UserDetailList"] = new JsonArray([.. users]) }.ToJsonString();
    }

    private static string Name(int user) => string.Create(CultureInfo.InvariantCulture, $"user{user:0000}");
}
