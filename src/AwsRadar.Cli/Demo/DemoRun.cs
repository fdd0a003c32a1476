using System.Diagnostics;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Listings;
using AwsRadar.Client.Calls;
using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Store;
using AwsRadar.Web;

namespace AwsRadar.Cli.Demo;

/// <summary>The five steps of the demo, each told in a line.</summary>
internal static class DemoRun
{
    /// <summary>
    /// 1. A lab with the sample account. 2. The lesson's identity, which may do nothing. 3. A call is denied, and the
    /// permission that AWS names is granted. 4. A scan as that identity. 5. The picture.
    /// </summary>
    public static async Task RunAsync(CommandContext context, string picture, CancellationToken cancellation)
    {
        var lines = new DemoLines(context);
        lines.Title("aws-radar demo", Translate("a local AWS endpoint, no account, no cost"));

        // Step 1: a lab with the sample account.
        await using var lab = await LabServer.StartAsync(new LabOptions { Account = LabAccount.Sample }, cancellation);
        using var administrator = new LabAdministrator(lab, context.Lesson);
        lines.Step(Translate("lab"), await DescribeAsync(lab, administrator, cancellation));

        // Step 2: the identity of the lesson.
        var identity = await DemoIdentity.CreateAsync(administrator, cancellation);
        lines.Step(
            Translate("identity"),
            Translate(
                $"user {DemoIdentity.UserName} in group {DemoIdentity.GroupName}, policy {DemoIdentity.PolicyName}, key {Cell.KeyId(identity.Key.AccessKeyId)}"
            )
        );

        // Step 3: denied, and exactly that granted.
        using var client = LabAdministrator.ClientFor(lab, identity.Key);
        var (permission, attempts) = await DemoLesson.RunAsync(administrator, client, lab.AccountId, cancellation);
        lines.Step(
            Translate("denied"),
            Translate($"{permission} → added to {DemoIdentity.PolicyName} → allowed after {Attempts(attempts)}")
        );

        // Step 4: a scan as that identity, with exactly what a scan needs.
        await DemoLesson.GrantScanAsync(administrator, lab.AccountId, cancellation);
        var clock = Stopwatch.StartNew();
        var scan = await Scan.RunAsync(client, cancellationToken: cancellation);
        var snapshot = scan.Snapshot ?? throw new DemoFailure(Translate("the scan"), scan.Error!);
        lines.Step(Translate("scan"), DescribeScan(scan, snapshot, clock.Elapsed));

        // Step 5: the picture.
        ReportWriter.WriteFile(snapshot, picture, LedgerWords.Say);
        lines.Step(Translate("picture"), picture);
        Keep(context, snapshot);

        lines.Facts(DemoSummary.Of(snapshot));
        lines.Next(picture);
    }

    private static async Task<string> DescribeAsync(
        LabServer lab,
        LabAdministrator administrator,
        CancellationToken cancellation
    )
    {
        var summary = (await administrator.CallAsync("GetAccountSummary", [], cancellation)).GetProperty("SummaryMap");
        int Count(string name) => summary.GetProperty(name).GetInt32();
        return Translate(
            $"{lab.AccountId} at {lab.Endpoint.GetLeftPart(UriPartial.Authority)} · {Count("Users")} users, {Count("Groups")} groups, {Count("Roles")} roles, {Count("Policies")} policies"
        );
    }

    private static string Attempts(int count) => count == 1 ? Translate("1 attempt") : Translate($"{count} attempts");

    private static string DescribeScan(ScanResult scan, Snapshot snapshot, TimeSpan elapsed)
    {
        var denied = snapshot.Coverage.Entries.Count(entry => entry.Outcome == CallOutcome.Denied);
        return Translate($"{scan.Statistics.Calls} calls, {denied} denied, {elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>Only where a store was named: the demo leaves nothing behind but the picture.</summary>
    private static void Keep(CommandContext context, Snapshot snapshot)
    {
        if (context.NamedStore is { } path)
        {
            using var store = SnapshotStore.Open(path);
            store.Save(snapshot);
        }
    }
}
