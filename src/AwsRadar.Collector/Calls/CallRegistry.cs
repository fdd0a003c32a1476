using System.Collections.Immutable;
using System.Text.Json;

namespace AwsRadar.Collector.Calls;

/// <summary>
/// Every operation that a scan may call, from <c>scan-calls.json</c>. The scan calls nothing that is not in it, and the
/// policy that a scan needs is made from it: the two cannot drift apart.
/// </summary>
public static class CallRegistry
{
    private static readonly Lazy<ImmutableArray<ScanCall>> Calls = new(Read);

    /// <summary>The operations in the order in which a scan begins them.</summary>
    public static ImmutableArray<ScanCall> All => Calls.Value;

    /// <summary>The call that names the account and the identity that asks.</summary>
    internal static ScanCall Caller => Find("sts", "GetCallerIdentity");

    internal static ScanCall Find(string service, string operation) =>
        All.First(call =>
            string.Equals(call.Operation, operation, StringComparison.Ordinal)
            && string.Equals(call.Service, service, StringComparison.Ordinal)
        );

    private static ImmutableArray<ScanCall> Read()
    {
        using var stream = typeof(CallRegistry).Assembly.GetManifestResourceStream("scan-calls.json")!;
        return JsonSerializer.Deserialize(stream, CallRegistryJsonContext.Default.ImmutableArrayScanCall);
    }
}
