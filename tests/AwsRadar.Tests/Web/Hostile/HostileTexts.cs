using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using AwsRadar.Core.Tests.Conventions;

namespace AwsRadar.Tests.Web.Hostile;

/// <summary>
/// The hostile text of each text field of a snapshot, by number: <c>fields.json</c> says which alphabet a field has, or of
/// which other fields and alphabets its text is made; <c>payloads.json</c> has what attackers write.
/// </summary>
internal static partial class HostileTexts
{
    private const string Folder = "tests/AwsRadar.Tests/Web/Hostile";
    private static readonly Table Read = JsonSerializer.Deserialize<Table>(
        Repository.Read($"{Folder}/fields.json"),
        JsonSerializerOptions.Web
    )!;

    private static readonly ImmutableArray<string> Texts = JsonSerializer.Deserialize<ImmutableArray<string>>(
        Repository.Read($"{Folder}/payloads.json")
    );

    public static FrozenDictionary<string, ImmutableArray<string>> Payloads { get; } =
        Read.Alphabets.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Payloads(Texts), StringComparer.Ordinal);

    public static IEnumerable<string> Fields => Read.Fields.Keys;

    /// <summary>The text of a field of the account with a number; fields of the same alphabet differ.</summary>
    public static string Of(string field, int number) =>
        Read.Fields.TryGetValue(field, out var made) ? Made(made, field, number) : "";

    private static string Made(string made, string field, int number)
    {
        if (Payloads.TryGetValue(made, out var payloads))
        {
            const int Apart = 7;
            var place = Read.Fields.Keys.Order(StringComparer.Ordinal).ToList().IndexOf(field);
            return payloads[(number + (place * Apart)) % payloads.Length];
        }

        return Reference().Replace(made, match => Part(match.Groups[1].Value, field, number));
    }

    private static string Part(string name, string field, int number) =>
        Read.Fields.ContainsKey(name) ? Of(name, number) : Made(name, field, number);

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Reference();

    private sealed record Table(Dictionary<string, Alphabet> Alphabets, Dictionary<string, string> Fields);
}
