using Microsoft.Playwright;
using Xunit;

namespace AwsRadar.Tests.Web;

/// <summary>
/// Takes the README's pictures of the sample account. They land beside the tests; with AWS_RADAR_UPDATE_PICTURES=1 in
/// docs/images.
/// </summary>
public sealed class ReadmePictureTests(SampleReport sample, ReportBrowser browser)
    : IClassFixture<SampleReport>,
        IClassFixture<ReportBrowser>
{
    private const int Width = 1280;
    private const int LeastHeight = 900;

    /// <summary>How much higher the window must be so that no box of the picture is below its edge.</summary>
    private const string Hidden = """
        () => {
            const view = document.querySelector("main");
            return view.scrollHeight - view.clientHeight;
        }
        """;

    /// <summary>What is wrong with boxes: text that is cut off, one that is not shown in full, one upon another.</summary>
    private const string Faults = """
        () => {
            const frame = document.querySelector("main").getBoundingClientRect();
            const boxes = [...document.querySelectorAll(".picture .box")];
            const places = boxes.map(box => box.getBoundingClientRect());
            const name = index => boxes[index].innerText.split("\n")[0];
            return places.flatMap((place, index) => [
                ...(boxes[index].scrollWidth > boxes[index].clientWidth + 1 ? [`the text of ${name(index)} is cut off`] : []),
                ...(place.left < frame.left || place.right > frame.right || place.top < frame.top || place.bottom > frame.bottom
                    ? [`${name(index)} is not shown in full`]
                    : []),
                ...places
                    .slice(index + 1)
                    .map((other, behind) =>
                        place.left < other.right && other.left < place.right && place.top < other.bottom && other.top < place.bottom
                            ? `${name(index)} is upon ${name(index + 1 + behind)}`
                            : null)
                    .filter(fault => fault !== null),
            ]);
        }
        """;

    [Theory]
    [InlineData("report-light", ColorScheme.Light)]
    [InlineData("report-dark", ColorScheme.Dark)]
    public async Task The_report_makes_a_good_first_impression(string name, ColorScheme scheme)
    {
        var options = new BrowserNewPageOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = Width, Height = LeastHeight },
            DeviceScaleFactor = 2,
        };
        await using var report = await browser.OpenAsync(sample.File, options: options);
        await report.Box("alice").WaitForAsync();
        var hidden = await report.Page.EvaluateAsync<int>(Hidden);
        await report.Page.SetViewportSizeAsync(Width, LeastHeight + hidden);

        var picture = await report.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder(), $"{name}.png") });

        Assert.NotEmpty(picture);
        Assert.Empty(await report.Page.EvaluateAsync<string[]>(Faults));
    }

    private static string Folder() =>
        Environment.GetEnvironmentVariable("AWS_RADAR_UPDATE_PICTURES") is "1"
            ? ReportFileTests.RepositoryFolder("docs/images")
            : Path.Combine(AppContext.BaseDirectory, "pictures");
}
