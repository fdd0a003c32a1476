using AwsRadar.Tests.Cli;
using AwsRadar.Tests.Store;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AwsRadar.Tests.Web;

/// <summary>The page speaks the language of the program that wrote it, or else the browser's.</summary>
public sealed class ReportLanguageTests(CanTests.ScannedLab scanned, ReportBrowser browser)
    : IClassFixture<CanTests.ScannedLab>,
        IClassFixture<ReportBrowser>
{
    [Theory]
    [InlineData("ko", "en-US", "ko", "외부")]
    [InlineData("en", "ko-KR", "ko", "외부")]
    [InlineData("en", "en-US", "en", "Outside")]
    public async Task A_report_is_Korean_where_the_program_or_the_browser_is(
        string program,
        string locale,
        string language,
        string heading
    )
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(scanned.Cli, folder.File("report.html"), program);

        await using var report = await browser.OpenAsync(
            folder.File("report.html"),
            options: new() { Locale = locale }
        );

        await Expect(report.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(report.Page.Locator(".heads h2").First).ToContainTextAsync(heading);
    }

    /// <summary>What the program says of findings and answers is in the file in both languages, whichever it spoke itself.</summary>
    [Theory]
    [InlineData("en", "ko", "암호만으로 로그인함", "MFA 디바이스를 등록하게 하고")]
    [InlineData("ko", "en", "signs in with a password alone", "Let them register an MFA device")]
    public async Task Findings_are_in_the_language_that_the_reader_chooses(
        string program,
        string language,
        string fact,
        string advice
    )
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(scanned.Cli, folder.File("report.html"), program);

        await using var report = await browser.OpenAsync(folder.File("report.html"), $"#/findings?lang={language}");

        await Expect(report.Page.Locator("main tbody", new() { HasText = fact })).ToHaveCountAsync(1);
        await Expect(report.Page.Locator("main .advice", new() { HasText = advice })).ToHaveCountAsync(1);
    }

    /// <summary>The program's own messages of the ledger, which is kept in English.</summary>
    [Theory]
    [InlineData("en", "ko", "파일에서 온 스냅샷이며, 파일에는 이것이 없습니다.")]
    [InlineData("ko", "en", "The snapshot comes from a file, which does not hold this.")]
    public async Task Why_something_is_not_known_is_in_the_language_that_the_reader_chooses(
        string program,
        string language,
        string why
    )
    {
        using var cli = new CliProcess();
        await AccountFile.StoreAsync(cli);
        var file = Path.Combine(cli.Home, "report.html");
        await WriteAsync(cli, file, program);

        await using var report = await browser.OpenAsync(file, $"#/coverage?lang={language}");

        await Expect(report.Page.Locator("main tbody td", new() { HasText = why }).First).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(CliProcess cli, string file, string language)
    {
        var written = await cli.RunAsync("report", "-o", file, "--lang", language);
        Assert.True(written.ExitCode == 0, written.Error);
    }
}
