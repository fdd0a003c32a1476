using Microsoft.Playwright;
using Xunit;

namespace AwsRadar.Tests.Web;

/// <summary>Debian's Chromium without a window, for the tests of one class. Without it they skip.</summary>
public sealed class ReportBrowser : IAsyncLifetime
{
    /// <summary>A name that the browser takes for 127.0.0.1.</summary>
    public const string ReboundName = "rebound.example";

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
                    $"--host-resolver-rules=MAP {ReboundName} 127.0.0.1",
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
    /// <param name="script">A script that runs before those of the page.</param>
    public async Task<OpenReport> OpenAsync(
        string file,
        string address = "",
        BrowserNewPageOptions? options = null,
        string? script = null
    )
    {
        options ??= new BrowserNewPageOptions();
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 900 };
        var page = await NewPageAsync(options);
        var report = new OpenReport(page);
        if (script is not null)
        {
            await page.AddInitScriptAsync(script);
        }

        await page.GotoAsync(new Uri(file).AbsoluteUri + address);
        await page.Locator("main > *").First.WaitForAsync();
        return report;
    }

    /// <summary>An empty page, of which nobody watches anything.</summary>
    public Task<IPage> NewPageAsync(BrowserNewPageOptions? options = null)
    {
        Assert.SkipUnless(_browser is not null, $"The page is tried in {Chromium}, which is not installed.");
        return _browser.NewPageAsync(options);
    }
}
