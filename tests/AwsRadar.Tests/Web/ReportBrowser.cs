using Microsoft.Playwright;
using Xunit;

namespace AwsRadar.Tests.Web;

/// <summary>Debian's Chromium without a window, for the tests of one class. Without it they skip.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a report and watches everything that it must not do.</summary>
    /// <param name="file">The report.</param>
    /// <param name="address">What follows the file's name, from <c>#</c>.</param>
    /// <param name="options">The window; a usual one when null.</param>
    public async Task<OpenReport> OpenAsync(string file, string address = "", BrowserNewPageOptions? options = null)
    {
        Assert.SkipUnless(_browser is not null, $"The page is tried in {Chromium}, which is not installed.");
        options ??= new BrowserNewPageOptions();
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 900 };
        var page = await _browser.NewPageAsync(options);
        var report = new OpenReport(page);
        await page.GotoAsync(new Uri(file).AbsoluteUri + address);
        await page.Locator("main > *").First.WaitForAsync();
        return report;
    }
}
