using System.IO.Enumeration;
using System.Text.Json;

namespace AwsRadar.Tests.Lab;

/// <summary>Documented errors that a lab cannot be brought to.</summary>
/// <param name="Operations">Names, with <c>*</c> for any run of characters.</param>
internal sealed record UnprovokedError(string[] Errors, string[] Operations, string Because)
{
    public static UnprovokedError Parse(JsonElement json) =>
        new(Texts(json, "errors"), Texts(json, "operations"), json.GetProperty("because").GetString()!);

    public bool Covers(string operation, string error) =>
        Errors.Contains(error, StringComparer.Ordinal)
        && Operations.Any(name => FileSystemName.MatchesSimpleExpression(name, operation, ignoreCase: false));

    private static string[] Texts(JsonElement json, string member) =>
        [.. json.GetProperty(member).EnumerateArray().Select(item => item.GetString()!)];
}
