using System.Collections.Immutable;

namespace AwsRadar.Lab.State.Json;

/// <summary>Bytes in base 64.</summary>
internal sealed class BytesConverter : TextConverter<ImmutableArray<byte>>
{
    protected override ImmutableArray<byte> Parse(string text) => [.. Convert.FromBase64String(text)];

    protected override string Format(ImmutableArray<byte> value) => Convert.ToBase64String(value.AsSpan());
}
