using System.Globalization;
using AwsRadar.Languages;

namespace AwsRadar.Collector.Calls;

/// <summary>Tells how far a scan is in the language of who began it: the scan itself speaks English, as its ledger does.</summary>
internal sealed class SpokenProgress(IProgress<ScanProgress> listener) : IProgress<ScanProgress>
{
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

    public void Report(ScanProgress value) => Speaking.In(_language, () => listener.Report(value));
}
