namespace AwsRadar.Tests.Web;

/// <summary>WCAG 2.2's contrast, measured on what the browser really shows.</summary>
internal static class Contrast
{
    /// <summary>Names each element whose own text has less than 4.5:1 against the nearest ground behind it.</summary>
    /// <remarks>https://www.w3.org/TR/WCAG22/#contrast-minimum</remarks>
    public const string Script = """
        () => {
          const parse = (color) => color.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map((value) => value / 255)
            .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
            .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
          const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const color = parse(getComputedStyle(at).backgroundColor);
              if (color.length < 4 || color[3] > 0.99) return color;
            }
            return [255, 255, 255];
          };
          const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
          return [...document.querySelectorAll("body *")].filter((element) => hasText(element) && element.checkVisibility())
            .filter((element) => !element.closest("script, style, noscript, title, svg"))
            .map((element) => {
              const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))];
              return [element, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
            })
            .filter(([, ratio]) => ratio < 4.5)
            .map(([element, ratio]) => `${element.className} ${element.textContent.slice(0, 40)} ${ratio.toFixed(2)}`);
        }
        """;
}
