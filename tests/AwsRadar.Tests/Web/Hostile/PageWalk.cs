using System.Collections.Immutable;
using AwsRadar.Web.Model;
using Microsoft.Playwright;
using Xunit;

namespace AwsRadar.Tests.Web.Hostile;

/// <summary>Goes through all views of a page and compares what stands there with the model, letter by letter.</summary>
internal static class PageWalk
{
    /// <summary>
    /// Opens each address, waits until it is drawn, and gives the texts of the elements. The page draws on the event that
    /// the address changed, and its lines when the browser has measured the boxes: two frames later.
    /// </summary>
    private const string Script = """
        async ([addresses, selectors]) => {
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          const views = [];
          for (const address of addresses) {
            if (location.hash !== address) {
              const changed = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
              location.hash = address;
              await changed;
            }
            await frame(); await frame(); await frame();
            // The program is asked for some views; what never comes, the comparison tells.
            for (let waited = 0; waited < 200 && !document.querySelector("main bdi"); waited++) await frame();
            // A table shows a screen of its rows at first.
            for (let more; (more = document.querySelector(".table > button:not([hidden])")); ) more.click();
            views.push(selectors.map((selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent)));
          }
          return views;
        }
        """;

    private const string SearchScript = """
        (names) => {
          const field = document.querySelector("#search");
          return names.map((name) => {
            field.value = name;
            field.dispatchEvent(new Event("input"));
            return [...document.querySelectorAll(".found .name")].map((one) => one.textContent);
          });
        }
        """;

    public static async Task CheckAsync(IPage page, ReportModel model)
    {
        var shown = ShownFields.All.Where(field => field.Not is null).ToList();
        string[] selectors = [.. shown.Select(field => field.Selector).Distinct(StringComparer.Ordinal)];
        string[] addresses =
        [
            .. shown
                .Where(field => field.OfNode is null)
                .Select(field => $"#/{field.Address}")
                .Distinct(StringComparer.Ordinal),
            .. model.Nodes.Select(AddressOf),
        ];
        var views = await page.EvaluateAsync<string[][][]>(Script, new object[] { addresses, selectors });
        var missing = new List<string>();
        foreach (var field in shown)
        {
            var at = Array.IndexOf(selectors, field.Selector);
            if (field.OfNode is { } texts)
            {
                foreach (var node in model.Nodes)
                {
                    var view = views[Array.IndexOf(addresses, AddressOf(node))][at];
                    missing.AddRange(
                        Missing(field, texts(model, node), view).Select(text => $"{text} of {node.Kind} `{node.Key}`")
                    );
                }
            }
            else
            {
                missing.AddRange(
                    Missing(field, field.Texts(model), views[Array.IndexOf(addresses, $"#/{field.Address}")][at])
                );
            }
        }

        Assert.Empty(missing);
        await CheckSearchAsync(page, model);
        Assert.Equal("undefined", await page.EvaluateAsync<string>("() => typeof ran"));
        Assert.Empty(
            await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('#app :is(img, script, iframe, style, foreignObject, object, embed, link, base, form[action])')].map((one) => one.outerHTML)"
            )
        );
    }

    private static async Task CheckSearchAsync(IPage page, ReportModel model)
    {
        string[] names =
        [
            .. model.Nodes.SelectMany(ShownFields.NameOf).Where(name => !string.IsNullOrWhiteSpace(name)),
        ];
        // A field of one line takes no line break: of a name with one, its longest line is typed.
        var typed = names.Select(name => name.Split('\n', '\r').MaxBy(line => line.Length)!).ToArray();
        var found = await page.EvaluateAsync<string[][]>(SearchScript, typed);
        Assert.Empty(names.Where((name, index) => !found[index].Contains(name, StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Missing(ShownField field, IEnumerable<string?> texts, string[] view) =>
        texts
            .OfType<string>()
            .Where(text => !Array.Exists(view, one => IsShown(field, text, one)))
            .Select(text =>
                $"{field.Field} `{text}` at #/{field.Address} {field.Selector}: {string.Join(" | ", view.Take(8))}"
            );

    private static bool IsShown(ShownField field, string text, string element) =>
        field.IsPart ? element.Contains(text, StringComparison.Ordinal)
        : field.IsLaidOut ? string.Equals(WithoutSpace(text), WithoutSpace(element), StringComparison.Ordinal)
        : string.Equals(text, element, StringComparison.Ordinal);

    private static string WithoutSpace(string text) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string AddressOf(NodeModel node) => $"#/of/{Uri.EscapeDataString(node.Key)}";
}
