using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Cli.Output;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Paging;

/// <summary>The part of a page that is wanted: all of it, or a run of its entries.</summary>
/// <param name="Skip">How many entries of the first result were seen by an earlier call.</param>
/// <param name="Take">How many entries follow that are wanted.</param>
/// <param name="IsResumed">Whether the page was begun by an earlier call, which returned its other results.</param>
/// <param name="ResumeToken">Where to go on when the wanted number is reached before the end; null otherwise.</param>
internal sealed record PageSlice(
    Paginator Paginator,
    JsonElement Output,
    int Skip,
    int Take,
    bool IsResumed,
    string? ResumeToken
)
{
    /// <summary>The entries of a result, or its single value; null when the page has none.</summary>
    public ResultPiece? PieceOf(string resultKey)
    {
        if (ResultPath.Find(Output, resultKey) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.Array)
        {
            var isNumber = value.ValueKind is JsonValueKind.Number;
            return IsResumed && !isNumber ? null : new(value, 0, 1);
        }

        var isFirst = string.Equals(resultKey, Paginator.ResultKeys[0], StringComparison.Ordinal);
        return isFirst ? new(value, Skip, Take)
            : IsResumed ? new(value, 0, 0)
            : new(value, 0, value.GetArrayLength());
    }

    /// <summary>The page alone, with the members that are the same on each page if it is the first.</summary>
    public JsonElement ToDocument(bool isFirst)
    {
        var tree = new OutputTree();
        if (isFirst)
        {
            tree.AddConstants(Output, Paginator.NonAggregateKeys);
        }

        foreach (var key in Paginator.ResultKeys)
        {
            tree.Add(key, PieceOf(key), keepsNull: true);
        }

        return tree.ToElement();
    }
}

/// <summary>A run of the entries of a list; of another value, the value itself.</summary>
internal readonly record struct ResultPiece(JsonElement Value, int Skip, int Take)
{
    public bool IsList => Value.ValueKind is JsonValueKind.Array;

    /// <summary>Writes the entries of a list; nothing for another value.</summary>
    public void WriteEntries(Utf8JsonWriter writer)
    {
        if (!IsList)
        {
            return;
        }

        var at = 0;
        foreach (var entry in Value.EnumerateArray())
        {
            if (at >= Skip && at < Skip + Take)
            {
                JsonText.Copy(writer, entry);
            }

            at++;
        }
    }
}
