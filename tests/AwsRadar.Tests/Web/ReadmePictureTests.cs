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
    [Theory]
    [InlineData("report-light", ColorScheme.Light)]
    [InlineData("report-dark", ColorScheme.Dark)]
    public async Task The_report_makes_a_good_first_impression(string name, ColorScheme scheme)
    {
        var options = new BrowserNewPageOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            DeviceScaleFactor = 2,
        };
        await using var report = await browser.OpenAsync(sample.File, options: options);
        await report.Box("alice").WaitForAsync();

        var picture = await report.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder(), $"{name}.png") });

        Assert.NotEmpty(picture);
    }

    private static string Folder() =>
        Environment.GetEnvironmentVariable("AWS_RADAR_UPDATE_PICTURES") is "1"
            ? ReportFileTests.RepositoryFolder("docs/images")
            : Path.Combine(AppContext.BaseDirectory, "pictures");
}
