using System.Collections.Concurrent;
using System.Globalization;
using AwsRadar.Client;
using AwsRadar.Collector;
using Xunit;

namespace AwsRadar.Tests.Collector;

/// <summary>A scan keeps English, whoever began it, and what it kept is said in the language of who reads it.</summary>
public sealed class LedgerLanguageTests(SmallAccount fixture) : IClassFixture<SmallAccount>
{
    private static readonly CultureInfo Korean = CultureInfo.GetCultureInfo("ko");

    [Fact]
    public async Task The_ledger_of_a_scan_that_was_begun_in_Korean_is_English()
    {
        CultureInfo.CurrentUICulture = Korean;

        var (result, _) = await ScanAsync();

        var messages = result.Snapshot!.Coverage.Entries.Select(entry => entry.Message).OfType<string>().ToArray();
        Assert.Contains(messages, message => message.Contains("does not answer", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.StartsWith("AWS says that more pages", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.StartsWith("Not all access keys", StringComparison.Ordinal));
        Assert.DoesNotContain(messages, IsKorean);
    }

    [Fact]
    public async Task Its_progress_is_told_in_the_language_of_who_began_it()
    {
        CultureInfo.CurrentUICulture = Korean;

        var (_, languages) = await ScanAsync();

        Assert.Equal(["ko"], languages.Distinct(StringComparer.Ordinal));
        Assert.Equal("ko", CultureInfo.CurrentUICulture.Name);
    }

    [Theory]
    [InlineData("Not all users are known.", "사용자 목록이 완전하지 않습니다.")]
    [InlineData("The user or role was deleted during the scan.", "스캔하는 동안 사용자나 역할이 삭제되었습니다.")]
    [InlineData("The resource was deleted during the scan.", "스캔하는 동안 리소스가 삭제되었습니다.")]
    [InlineData("IAM had not made the report after 60 seconds.", "60초가 지나도 IAM이 보고서를 만들지 못했습니다.")]
    [InlineData(
        "The answer has a policy without `PolicyName`.",
        "응답에 문제가 있습니다: `PolicyName`이(가) 없는 정책이 있습니다."
    )]
    [InlineData(
        "The answer does not have a list in `Users`.",
        "응답에 문제가 있습니다: `Users`의 값이 목록 형식이 아닙니다."
    )]
    [InlineData(
        "Users are members of groups that are not listed: a, b, c and 2 more.",
        "목록에 없는 그룹에 속한 사용자가 있습니다: a, b, c, 그 밖의 2개."
    )]
    [InlineData(
        "The region knows nothing of the account: it is not enabled. The security token is invalid.",
        "이 리전에는 계정 정보가 없습니다. 활성화되지 않은 리전입니다. The security token is invalid."
    )]
    [InlineData("User: arn:aws:iam::123456789012:user/a is not authorized", null)]
    public void What_it_kept_is_said_in_Korean_and_AWS_s_words_stay(string kept, string? korean)
    {
        var own = CultureInfo.CurrentUICulture;
        var english = LedgerWords.Say(kept);
        CultureInfo.CurrentUICulture = Korean;
        var said = LedgerWords.Say(kept);
        CultureInfo.CurrentUICulture = own;

        Assert.Equal((kept, korean ?? kept), (english, said));
    }

    private async Task<(ScanResult Result, IEnumerable<string> Languages)> ScanAsync()
    {
        var listener = new Listener();
        await using var lab = await FaultyLab.StartAsync(
            fixture.Lab,
            (operation, _) =>
                operation switch
                {
                    "ListAccountAliases" => Fault.Reset,
                    "ListVirtualMFADevices" => Fault.NoMarker,
                    "ListAccessKeys" => Fault.AccessDenied,
                    _ => null,
                }
        );
        using var client = new AwsClient(lab.Options);
        var options = new ScanOptions
        {
            TimeProvider = new HurriedTime(),
            FaultPatience = TimeSpan.FromSeconds(1),
            Plan = new ScanPlan { Depth = ScanDepth.Full },
        };
        var result = await Scan.RunAsync(
            client,
            options,
            progress: listener,
            cancellationToken: TestContext.Current.CancellationToken
        );
        return (result, listener.Languages);
    }

    private static bool IsKorean(string text) => text.Any(character => character is >= '가' and <= '힣');

    private sealed class Listener : IProgress<ScanProgress>
    {
        public ConcurrentBag<string> Languages { get; } = [];

        public void Report(ScanProgress value) => Languages.Add(CultureInfo.CurrentUICulture.Name);
    }
}
