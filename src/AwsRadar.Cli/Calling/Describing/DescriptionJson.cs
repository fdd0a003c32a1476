using System.Text.Json;
using AwsRadar.Core.Reference;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Describing;

/// <summary>An operation's description for programs.</summary>
internal static class DescriptionJson
{
    public static void Write(Utf8JsonWriter writer, OperationDescription.Description description)
    {
        var target = description.Target;
        writer.WriteStartObject();
        writer.WriteString("service", target.Service.Name);
        writer.WriteString("operation", description.Spelled);
        writer.WriteString("api", target.Operation.Name);
        WritePermission(writer, description);
        writer.WriteStartArray("parameters");
        foreach (var (parameter, shape) in description.Parameters)
        {
            Line(writer, shape, parameter.Member.Name, target.Parameters.TurnsPages(parameter));
        }

        writer.WriteEndArray();
        Lines(writer, "result", description.Result);
        WritePages(writer, target.Operation.Paginator);
        Names(writer, "errors", target.Operation.Errors.Select(each => each.Error?.Code ?? each.Name));
        writer.WriteEndObject();
    }

    private static void WritePermission(Utf8JsonWriter writer, OperationDescription.Description description)
    {
        writer.WriteStartObject("permission");
        writer.WriteBoolean("isKnown", description.Needed.Kind is not NeededActionsKind.Unknown);
        Names(writer, "actions", description.Needed.Actions);
        Names(writer, "dependentActions", description.Dependent);
        if (description.Needed.Reason is { } reason)
        {
            writer.WriteString("reason", reason);
        }

        writer.WriteEndObject();
    }

    private static void WritePages(Utf8JsonWriter writer, Paginator? paginator)
    {
        if (paginator is null)
        {
            return;
        }

        writer.WriteStartObject("paginator");
        Names(writer, "results", paginator.ResultKeys);
        Names(writer, "inputTokens", paginator.InputTokens);
        Names(writer, "outputTokens", paginator.OutputTokens);
        if (paginator.LimitKey is { } limit)
        {
            writer.WriteString("pageSize", limit);
        }

        writer.WriteEndObject();
    }

    private static void Lines(Utf8JsonWriter writer, string name, IEnumerable<ShapeLine> lines)
    {
        writer.WriteStartArray(name);
        foreach (var line in lines)
        {
            Line(writer, line, api: null, turnsPages: false);
        }

        writer.WriteEndArray();
    }

    /// <param name="api">The member's name where the line has the option's.</param>
    private static void Line(Utf8JsonWriter writer, ShapeLine line, string? api, bool turnsPages)
    {
        writer.WriteStartObject();
        writer.WriteString("name", api ?? line.Name);
        if (api is not null)
        {
            writer.WriteString("option", line.Name);
        }

        writer.WriteString("type", line.Type);
        writer.WriteBoolean("isRequired", line.IsRequired);
        if (!line.Members.IsEmpty)
        {
            Lines(writer, "members", line.Members);
        }

        if (turnsPages)
        {
            writer.WriteBoolean("turnsPages", true);
        }

        if (line.IsCut)
        {
            writer.WriteBoolean("isCut", true);
        }

        writer.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
