using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AwsRadar.Collector.Journals;

/// <summary>Names a page in a journal: the operation, where it is called, and what it is asked for.</summary>
internal static class PageKey
{
    private const int KeyBytes = 16;

    public static string OfCaller { get; } = Of("sts", "GetCallerIdentity", "global", default);

    public static string Of(string service, string operation, string region, JsonElement input)
    {
        var text =
            $"{service}\n{operation}\n{region}\n{(input.ValueKind is JsonValueKind.Undefined ? "" : input.GetRawText())}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, KeyBytes));
    }
}
