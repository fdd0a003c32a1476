using System.Runtime.InteropServices;
using System.Text.Json;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols;

/// <summary>What a call returned: JSON in UTF-8, which is taken apart when somebody asks for that. Who only passes it on does not. Safe to share between threads.</summary>
public sealed class OutputJson
{
    // Boxed, so that a thread never sees half of it.
    private object? _element;
    private readonly ReadOnlyMemory<byte>? _utf8;

    public OutputJson(JsonElement element) => _element = element;

    /// <param name="utf8">One value that a reader of this room wrote.</param>
    internal OutputJson(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    public static OutputJson Empty { get; } = new(JsonBuilder.Empty);

    public JsonElement Element => (JsonElement)(_element ??= JsonBuilder.Parse(_utf8!.Value.Span));

    /// <summary>The value as it was read. Only what services return as it was given to them has line ends between its parts.</summary>
    public ReadOnlySpan<byte> Utf8 =>
        _utf8 is { } bytes ? bytes.Span : JsonMarshal.GetRawUtf8Value((JsonElement)_element!);
}
