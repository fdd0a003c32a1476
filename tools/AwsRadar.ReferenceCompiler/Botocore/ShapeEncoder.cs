using System.Globalization;
using System.Text.Json.Nodes;
using AwsRadar.ReferenceCompiler.Packing;
using AwsRadar.Wire.Models;

namespace AwsRadar.ReferenceCompiler.Botocore;

/// <summary>Writes the shapes that ShapeDecoder reads; the order of the parts is the format.</summary>
internal sealed class ShapeEncoder
{
    private readonly string _service;
    private readonly Dictionary<string, int> _indexes;
    private readonly StringTableBuilder _strings;
    private readonly HashSet<string> _errors;

    public ShapeEncoder(string service, IEnumerable<string> names, StringTableBuilder strings, HashSet<string> errors)
    {
        _service = service;
        _strings = strings;
        _errors = errors;
        _indexes = names.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
    }

    public int IndexOf(JsonObject reference, string where) =>
        _indexes.TryGetValue(reference.RequiredText("shape", where), out var index)
            ? index
            : throw new CompileException(
                $"{where} refers to the shape `{reference.Text("shape")}`, which does not exist."
            );

    public byte[] Encode(string name, JsonObject shape)
    {
        var where = $"The shape `{name}` of `{_service}`";
        KnownTraits.Check(shape, KnownTraits.Shape, where);
        var kind = Kind(shape.RequiredText("type", where), where);
        var flags = Flags(name, shape, kind);
        var writer = new PackedWriter();
        writer.Int((int)kind);
        writer.Int((int)flags);
        WriteConstraints(writer, shape, flags);
        if (flags.HasFlag(ShapeFlags.HasError))
        {
            WriteError(writer, name, shape);
        }

        WriteWireTraits(writer, shape, flags, where);
        WriteMembers(writer, shape, kind, where);
        return writer.ToArray();
    }

    private ShapeFlags Flags(string name, JsonObject shape, ShapeKind kind) =>
        (Number(shape, "min") is not null).When(ShapeFlags.HasMin)
        | (Number(shape, "max") is not null).When(ShapeFlags.HasMax)
        | shape.ContainsKey("pattern").When(ShapeFlags.HasPattern)
        | shape.ContainsKey("enum").When(ShapeFlags.HasEnum)
        | (
            kind == ShapeKind.Structure
            && (shape.Is("exception") || shape.ContainsKey("error") || _errors.Contains(name))
        ).When(ShapeFlags.HasError)
        | shape.ContainsKey("payload").When(ShapeFlags.HasPayload)
        | shape.Is("sensitive").When(ShapeFlags.Sensitive)
        | shape.Is("union").When(ShapeFlags.Union)
        | shape.Is("document").When(ShapeFlags.Document)
        | shape.Is("eventstream").When(ShapeFlags.EventStream)
        | shape.Is("event").When(ShapeFlags.Event)
        | shape.Is("streaming").When(ShapeFlags.Streaming)
        | shape.Is("flattened").When(ShapeFlags.Flattened)
        | shape.Is("sparse").When(ShapeFlags.Sparse)
        | shape.Is("wrapper").When(ShapeFlags.Wrapper)
        | shape.Is("requiresLength").When(ShapeFlags.RequiresLength)
        | shape.Is("deprecated").When(ShapeFlags.Deprecated)
        | shape.ContainsKey("locationName").When(ShapeFlags.HasLocationName)
        | shape.ContainsKey("timestampFormat").When(ShapeFlags.HasTimestampFormat)
        | shape.ContainsKey("xmlNamespace").When(ShapeFlags.HasXmlNamespace);

    private void WriteConstraints(PackedWriter writer, JsonObject shape, ShapeFlags flags)
    {
        if (flags.HasFlag(ShapeFlags.HasMin))
        {
            _strings.Write(writer, Number(shape, "min")!);
        }

        if (flags.HasFlag(ShapeFlags.HasMax))
        {
            _strings.Write(writer, Number(shape, "max")!);
        }

        if (flags.HasFlag(ShapeFlags.HasPattern))
        {
            _strings.Write(writer, shape.Text("pattern")!);
        }

        if (flags.HasFlag(ShapeFlags.HasEnum))
        {
            _strings.WriteList(writer, shape.Texts("enum"));
        }
    }

    /// <summary>The number as a decimal holds it; null if there is none, or if it is the end of a double's range, which limits nothing.</summary>
    private static string? Number(JsonObject shape, string key) =>
        shape[key] is { } node
        && decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private void WriteError(PackedWriter writer, string name, JsonObject shape)
    {
        var error = shape["error"]?.AsObject() ?? [];
        var retryable = shape["retryable"]?.AsObject();
        writer.Int(error["httpStatusCode"]?.GetValue<int>() ?? 0);
        writer.Int(
            (int)(
                error.Is("senderFault").When(ErrorFlags.SenderFault)
                | (shape.Is("fault") || error.Is("fault")).When(ErrorFlags.ServiceFault)
                | (retryable is not null).When(ErrorFlags.Retryable)
                | (retryable?.Is("throttling") == true).When(ErrorFlags.Throttling)
            )
        );
        var code = error.Text("code");
        _strings.WriteOrNull(writer, string.Equals(code, name, StringComparison.Ordinal) ? null : code);
    }

    private void WriteWireTraits(PackedWriter writer, JsonObject shape, ShapeFlags flags, string where)
    {
        if (flags.HasFlag(ShapeFlags.HasPayload))
        {
            _strings.Write(writer, shape.Text("payload")!);
        }

        if (flags.HasFlag(ShapeFlags.HasLocationName))
        {
            _strings.Write(writer, shape.Text("locationName")!);
        }

        if (flags.HasFlag(ShapeFlags.HasTimestampFormat))
        {
            writer.Int((int)MemberEncoder.Format(shape.Text("timestampFormat")!, where));
        }

        if (flags.HasFlag(ShapeFlags.HasXmlNamespace))
        {
            MemberEncoder.WriteNamespace(writer, _strings, shape["xmlNamespace"]!.AsObject(), where);
        }
    }

    private void WriteMembers(PackedWriter writer, JsonObject shape, ShapeKind kind, string where)
    {
        var encoder = new MemberEncoder(this, _strings, writer);
        string[] parts = kind switch
        {
            ShapeKind.List => ["member"],
            ShapeKind.Map => ["key", "value"],
            _ => [],
        };
        foreach (var part in parts)
        {
            encoder.Write("", shape[part]!.AsObject(), isRequired: false, $"{where} ({part})");
        }

        if (kind == ShapeKind.Structure)
        {
            var members = shape["members"]!.AsObject();
            var required = shape.Texts("required").ToHashSet(StringComparer.Ordinal);
            writer.Int(members.Count);
            foreach (var (member, reference) in members)
            {
                _strings.Write(writer, member);
                encoder.Write(member, reference!.AsObject(), required.Contains(member), $"{where} (member `{member}`)");
            }
        }
    }

    private static ShapeKind Kind(string type, string where) =>
        type is not "exception" && Enum.TryParse<ShapeKind>(type, ignoreCase: true, out var kind)
            ? kind
            : throw new CompileException($"{where} has the type `{type}`, which the compiler does not know.");
}
