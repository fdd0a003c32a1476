using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Calling.Paging;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling;

/// <summary>How a command line wants pages turned.</summary>
internal sealed class PagingOptions(CallTarget target, ParseResult arguments)
{
    // The same for each of many inputs.
    private readonly bool _noPaginate = arguments.GetValue(CallOptions.NoPaginate);
    private readonly string[] _byHand =
    [
        .. target.Operation.Paginator is { } paginator
            ? paginator.InputTokens.Append(paginator.LimitKey).OfType<string>()
            : [],
    ];

    /// <summary>
    /// The limits and the input with its page size; null where the caller turns pages: with <c>--no-paginate</c>, or by
    /// giving a token or a page size of the operation itself, as the AWS CLI has it.
    /// </summary>
    /// <exception cref="InputException">An option is none that pages can be turned by.</exception>
    public (PageLimits Limits, JsonElement Input)? Read(JsonElement input)
    {
        if (!CallCommandLine.HasPages(target))
        {
            return null;
        }

        var paginator = target.Operation.Paginator!;
        if (_noPaginate || Array.Exists(_byHand, name => Has(input, name)))
        {
            return RefuseLimits() is { } option
                ? throw new InputException(
                    Translate($"`{option}` turns pages, which `--no-paginate` or a token given by hand rules out.")
                )
                : null;
        }

        return (Limits(paginator), WithPageSize(paginator, input));
    }

    private string? RefuseLimits() =>
        ((Option[])[CallOptions.MaxItems, CallOptions.PageSize, CallOptions.StartingToken])
            .FirstOrDefault(option => arguments.GetResult(option) is not null)
            ?.Name;

    private PageLimits Limits(Paginator paginator)
    {
        var start = arguments.GetValue(CallOptions.StartingToken) is { } text
            ? ResumeToken.Parse(text, paginator.InputTokens)
                ?? throw new InputException(Translate("`--starting-token` is not a NextToken of this operation."))
            : null;
        return new(ReadCount(CallOptions.MaxItems), start);
    }

    private int? ReadCount(Option<string?> option)
    {
        if (arguments.GetValue(option) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new InputException(Translate($"`{option.Name}` takes a whole number from 1, not `{text}`."));
    }

    private JsonElement WithPageSize(Paginator paginator, JsonElement input)
    {
        var limits = arguments.GetValue(CallOptions.StartingToken) is { } text
            ? ResumeToken.Parse(text, paginator.InputTokens)
            : null;
        var size = ReadCount(CallOptions.PageSize);
        if (limits is null && size is null)
        {
            return input;
        }

        var paged = JsonObject.Create(input)!;
        foreach (var (name, value) in limits?.Page ?? [])
        {
            paged[name] = JsonNode.Parse(value.GetRawText());
        }

        if (size is { } count)
        {
            var key =
                paginator.LimitKey
                ?? throw new InputException(
                    Translate($"`{target.Title}` does not let a caller choose the size of its pages.")
                );
            paged[key] = IsText(key) ? JsonValue.Create($"{count}") : JsonValue.Create(count);
        }

        return JsonElement.Parse(paged.ToJsonString());
    }

    private bool IsText(string key) =>
        target.Operation.Input!.TryGetMember(key, out var member) && member.Shape.Kind is ShapeKind.String;

    private static bool Has(JsonElement input, string name) => input.TryGetProperty(name, out _);
}
