using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace AwsRadar.Tests.Web;

/// <summary>A report in a browser. It ends the test when the page did something that it must never do.</summary>
public sealed class OpenReport : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _offences = [];

    /// <param name="page">Where the report is shown.</param>
    /// <param name="own">What the addresses begin with that the page may ask for.</param>
    /// <param name="mayFail">Whether the browser may report that the program refused something.</param>
    public OpenReport(IPage page, string own = "file:", bool mayFail = false)
    {
        Page = page;
        page.Console += (_, message) =>
            Note(message.Type is "error" or "warning" && !mayFail, $"console: {message.Text}");
        page.PageError += (_, error) => Note(isOffence: true, $"script: {error}");
        page.Request += (_, request) => Note(!IsTheReport(request.Url, own), $"request: {request.Url}");
        page.Dialog += (_, dialog) =>
        {
            Note(isOffence: true, $"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>The box of one entity in the picture.</summary>
    public ILocator Box(string name) =>
        Page.Locator(".box:not(.same):not(.more)").Filter(new() { Has = Page.GetByText(name, new() { Exact = true }) });

    public ILocator Panel => Page.Locator(".panel");

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        Assert.Empty(_offences);
    }

    private void Note(bool isOffence, string offence)
    {
        if (isOffence)
        {
            _offences.Enqueue(offence);
        }
    }

    /// <summary>What the page makes itself, such as a picture to save, has an address of its own too.</summary>
    private static bool IsTheReport(string url, string own) =>
        url.StartsWith(own, StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal);
}
