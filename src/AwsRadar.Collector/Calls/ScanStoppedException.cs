using AwsRadar.Client.Calls;

namespace AwsRadar.Collector.Calls;

/// <summary>No call is answered any more: the scan ends without a snapshot, and can be resumed.</summary>
internal sealed class ScanStoppedException(CallError error) : Exception(error.Message)
{
    public CallError Error => error;
}
