using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace AwsRadar.Benchmarks.Pages;

/// <summary>Debian's Chromium without a window, and what it takes for a page.</summary>
internal sealed class MeasuredBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const int Openings = 5;
    private static readonly BrowserNewPageOptions Window = new()
    {
        ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
    };

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private MeasuredBrowser(IPlaywright playwright, IBrowser browser) =>
        (_playwright, _browser) = (playwright, browser);

    public static async Task<MeasuredBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] }
        );
        return new MeasuredBrowser(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    public async Task MeasureFileAsync(string report, JsonObject figures)
    {
        figures["emptyPagePeakMegabytes"] = await PeakOfEmptyPageAsync();
        var address = new Uri(report).AbsoluteUri;
        var firsts = new List<double>();
        for (var opening = 0; opening < Openings; opening++)
        {
            var page = await OpenAsync(address);
            firsts.Add(await page.EvaluateAsync<double>("() => window.shown"));
            await page.CloseAsync();
        }

        var last = await OpenAsync(address);
        figures["firstViewMilliseconds"] = Of(firsts);
        figures["firstViewPeakMegabytes"] = RendererPeak();
        figures["firstViewMarks"] = await MarksAsync(last);
        figures["views"] = JsonNode.Parse(await last.EvaluateAsync<string>(PageScripts.Views));
        figures["allViewsPeakMegabytes"] = RendererPeak();
        figures["heapMegabytes"] = await HeapAsync(last);
        figures["afterCollectionMegabytes"] = RendererMemory("VmRSS:");
        await last.CloseAsync();
    }

    public async Task MeasureServedAsync(Uri address, JsonObject figures)
    {
        var page = await OpenAsync(address.AbsoluteUri);
        figures["servedQuestions"] = JsonNode.Parse(await page.EvaluateAsync<string>(PageScripts.Questions));
        await page.CloseAsync();
    }

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await _browser.NewPageAsync(Window);
        page.SetDefaultTimeout(120_000);
        await page.AddInitScriptAsync(PageScripts.FirstView);
        await page.GotoAsync(address);
        await page.EvaluateAsync("() => window.shown");
        return page;
    }

    private static async Task<JsonNode?> MarksAsync(IPage page) =>
        JsonNode.Parse(
            await page.EvaluateAsync<string>(
                "() => JSON.stringify(Object.fromEntries(performance.getEntriesByType('mark').map((mark) => [mark.name, Math.round(mark.startTime)])))"
            )
        );

    private static JsonObject Of(List<double> times)
    {
        times.Sort();
        return new JsonObject
        {
            ["fastest"] = Math.Round(times[0]),
            ["median"] = Math.Round(times[times.Count / 2]),
            ["slowest"] = Math.Round(times[^1]),
        };
    }

    /// <summary>Of JavaScript, after a collection.</summary>
    private static async Task<long> HeapAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("HeapProfiler.collectGarbage");
        return await page.EvaluateAsync<long>("() => Math.round(performance.memory.usedJSHeapSize / 1e6)");
    }

    /// <summary>What a page takes that shows one word: the browser's own share of what a report takes.</summary>
    private async Task<long> PeakOfEmptyPageAsync()
    {
        var page = await _browser.NewPageAsync(Window);
        await page.SetContentAsync("<p>empty");
        var peak = RendererPeak();
        await page.CloseAsync();
        return peak;
    }

    /// <summary>The most memory that any process of the browser that draws a page ever had, as the kernel counts it.</summary>
    private static long RendererPeak() => RendererMemory("VmHWM:");

    private static long RendererMemory(string figure) =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            .Select(folder => MemoryOfRenderer(folder, figure))
            .Max();

    private static long MemoryOfRenderer(string folder, string figure)
    {
        try
        {
            if (!File.ReadAllText($"{folder}/cmdline").Contains("--type=renderer", StringComparison.Ordinal))
            {
                return 0;
            }

            var line = File.ReadLines($"{folder}/status")
                .First(each => each.StartsWith(figure, StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)
                / 1_000;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
