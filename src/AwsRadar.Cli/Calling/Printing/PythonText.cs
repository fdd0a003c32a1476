using System.Text.Json;

namespace AwsRadar.Cli.Calling.Printing;

/// <summary>A value as the AWS CLI's text and table outputs print it: <c>True</c>, <c>None</c>.</summary>
internal static class PythonText
{
    public static string Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "True",
            JsonValueKind.False => "False",
            JsonValueKind.Number => PythonNumber.Format(value.GetRawText()),
            JsonValueKind.Null or JsonValueKind.Undefined => "None",
            _ => PythonRepresentation.Of(value),
        };

    public static bool IsScalar(JsonElement value) =>
        value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    /// <summary>Names in the order of their code points, which is not the order of UTF-16.</summary>
    public static int Compare(string one, string other)
    {
        using var left = one.EnumerateRunes().GetEnumerator();
        using var right = other.EnumerateRunes().GetEnumerator();
        while (true)
        {
            var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
            if (!hasLeft || !hasRight)
            {
                return hasLeft.CompareTo(hasRight);
            }

            if (left.Current != right.Current)
            {
                return left.Current.CompareTo(right.Current);
            }
        }
    }
}
