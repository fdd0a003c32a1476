using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Cli.Permissions;
using AwsRadar.Core.Reference;
using AwsRadar.Wire.Models;
using Spectre.Console;

namespace AwsRadar.Cli.Calling.Describing;

/// <summary>An operation's description for people: the facts first, then parameters and result as indented lines.</summary>
internal sealed class DescriptionText
{
    private const int LabelWidth = 12;
    private const int MaxTypeColumn = 40;
    private const int MaxLines = 150;

    private readonly CommandContext _context;
    private readonly OperationDescription.Description _description;

    private DescriptionText(CommandContext context, OperationDescription.Description description)
    {
        _context = context;
        _description = description;
    }

    public static void Print(CommandContext context, OperationDescription.Description description) =>
        new DescriptionText(context, description).Print();

    private void Print()
    {
        var target = _description.Target;
        TerminalConsole.For(_context.Host).Write(new Text(target.Title, new Style(decoration: Decoration.Bold)));
        _context.WriteData(Translate($" · {target.Operation.Name} of {target.Service.FullName}"));
        _context.WriteData("");
        foreach (var (label, fact) in Facts())
        {
            _context.WriteData($"  {DisplayWidth.Pad(label, LabelWidth)}{fact}");
        }

        Section(Translate("Parameters"), Parameters(), Translate("none"));
        Section(Translate("Result"), _description.Result, Translate("nothing"));
    }

    private IEnumerable<(string Label, string Fact)> Facts()
    {
        yield return (Translate("permission"), Permission());
        if (!_description.Dependent.IsEmpty)
        {
            yield return ("", Translate($"and, depending on the request, {string.Join(", ", _description.Dependent)}"));
        }

        if (_description.Target.Operation.Paginator is { } paginator)
        {
            yield return (Translate("pages"), Pages(paginator));
        }

        if (_description.Target.StreamedOutput is { } body)
        {
            yield return (Translate("file"), Translate($"{body.Name} goes to the file that the line names at its end"));
        }

        if (_description.Target.EventOutput is { } stream)
        {
            yield return (
                Translate("events"),
                Translate($"{stream.Name} comes as a stream: --output jsonl prints each event as it comes")
            );
        }

        if (_description.Target.EventContent is var (kind, content))
        {
            yield return (
                Translate("file"),
                Translate($"{content.Name} of {kind.Name} goes to a file that the line names at its end")
            );
        }

        if (_description.Target.Operation.Errors is { IsEmpty: false } errors)
        {
            yield return (Translate("errors"), string.Join(", ", errors.Select(each => each.Error?.Code ?? each.Name)));
        }
    }

    /// <summary>Without those that turn pages, which the fact about pages tells of.</summary>
    private ImmutableArray<ShapeLine> Parameters() =>
        [
            .. _description
                .Parameters.Where(each => !_description.Target.Parameters.TurnsPages(each.Parameter))
                .Select(each => each.Shape),
        ];

    private string Permission() =>
        _description.Needed switch
        {
            { Kind: NeededActionsKind.NoneNeeded, Reason: var reason } => Translate($"none: {reason}"),
            { Kind: NeededActionsKind.Unknown, Reason: { } reason } => Translate($"unknown: {reason}"),
            { Kind: NeededActionsKind.Unknown } => Translate(
                "unknown: AWS's reference has no action for this operation"
            ),
            { Actions: var actions } => string.Join(", ", actions.Select(WithLevel)),
        };

    private static string WithLevel(string name) =>
        ActionCatalog.TryFind(name, out var action)
            ? $"{name} ({PermissionWords.LevelInside(action.AccessLevel)})"
            : name;

    private static string Pages(Paginator paginator)
    {
        var lists = string.Join(", ", paginator.ResultKeys);
        var size = paginator.LimitKey is { } key ? Translate($", --page-size (as {key})") : "";
        return Translate($"all pages of {lists} are read; --max-items, --starting-token{size}");
    }

    private void Section(string title, ImmutableArray<ShapeLine> members, string whenEmpty)
    {
        _context.WriteData("");
        _context.WriteData(title);
        if (members.IsEmpty)
        {
            _context.WriteData($"  {whenEmpty}");
            return;
        }

        var lines = members.SelectMany(member => Lines(member, indent: 2)).ToArray();
        var column = Math.Min(MaxTypeColumn, lines.Max(line => line.Name.Length) + 2);
        foreach (var (name, type) in lines.Take(MaxLines))
        {
            _context.WriteData($"{name.PadRight(column)}{(name.Length >= column ? "  " : "")}{type}");
        }

        if (lines.Length > MaxLines)
        {
            _context.WriteData(Translate($"  … and {lines.Length - MaxLines} more lines: --output json shows them"));
        }
    }

    private static IEnumerable<(string Name, string Type)> Lines(ShapeLine line, int indent) =>
        line
            .Members.SelectMany(member => Lines(member, indent + 2))
            .Prepend(
                (
                    new string(' ', indent) + line.Name,
                    line.Type + (line.IsRequired ? Translate(", required") : "") + (line.IsCut ? " …" : "")
                )
            );
}
