using System.Net;
using AwsRadar.Wire.Endpoints.Expressions;

namespace AwsRadar.Wire.Endpoints.Functions;

/// <summary><c>parseURL</c>: the parts of an http or https URL; absent for another text and for one with a query.</summary>
/// <remarks>https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#parseurl-function</remarks>
internal static class UrlFunction
{
    public static RuleValue? Parse(ReadOnlySpan<RuleValue?> arguments) =>
        arguments[0] is RuleValue.Text text
        && Uri.TryCreate(text.Value, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && !text.Value.Contains('?', StringComparison.Ordinal)
        && url.Fragment.Length == 0
            ? Fields(url)
            : null;

    private static RuleValue.Fields Fields(Uri url) =>
        RuleValue.Fields.Of(
            ("scheme", new RuleValue.Text(url.Scheme)),
            ("authority", new RuleValue.Text(url.Authority)),
            ("path", new RuleValue.Text(url.AbsolutePath)),
            (
                "normalizedPath",
                new RuleValue.Text(url.AbsolutePath.EndsWith('/') ? url.AbsolutePath : $"{url.AbsolutePath}/")
            ),
            ("isIp", RuleValue.Of(IPAddress.TryParse(url.Host.AsSpan().Trim("[]"), out _)))
        );
}
