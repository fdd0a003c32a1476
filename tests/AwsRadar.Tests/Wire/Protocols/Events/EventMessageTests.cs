using System.Collections.Immutable;
using System.Text;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Events;
using CsCheck;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.Events;

/// <summary>The frame of messages, whatever they mean.</summary>
public sealed class EventMessageTests
{
    /// <summary>The bytes with which AWS's own clients test theirs.</summary>
    public static TheoryData<string, string> Known =>
        new()
        {
            { "00000010 00000000 05C248EB 7D98C8FF", "" },
            {
                "0000002B 0000000E 348BEC7B 08 6576656E742D6964 04 0000A00C 7B27666F6F273A27626172277D D3890285",
                "event-id Integer 40972 {'foo':'bar'}"
            },
        };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_message_is_the_bytes_that_AWS_documents(string hex, string expected)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        var message = Assert.Single(Read(bytes, out var problem));

        Assert.Null(problem);
        Assert.Equal(expected, Shown(message));
        Assert.Equal(bytes, EventMessageBytes.Write(message));
    }

    [Fact]
    public void A_header_of_every_type_arrives()
    {
        var sent = new EventMessage(Headers, "payload"u8.ToArray());

        var read = Assert.Single(Read(EventMessageBytes.Write(sent), out _));

        Assert.Equal(Shown(sent), Shown(read));
    }

    [Fact]
    public void Messages_are_the_same_wherever_the_network_cuts_them() =>
        Gen.Int[1, 40]
            .Array[1, 30]
            .Sample(
                cuts =>
                {
                    var sent = new EventMessage(Headers, "payload"u8.ToArray());
                    byte[] bytes = [.. EventMessageBytes.Write(sent), .. EventMessageBytes.Write(sent)];
                    var buffer = new EventMessageBuffer();
                    var read = new List<string>();
                    var start = 0;
                    foreach (var length in cuts.Append(bytes.Length))
                    {
                        var end = Math.Min(bytes.Length, start + length);
                        buffer.Add(bytes.AsSpan(start..end));
                        start = end;
                        while (buffer.TryRead(out var message))
                        {
                            read.Add(Shown(message));
                        }
                    }

                    Assert.Equal([Shown(sent), Shown(sent)], read);
                    Assert.True(buffer.IsEmpty);
                },
                iter: 200
            );

    [Fact]
    public void A_message_with_any_bit_changed_is_none()
    {
        var bytes = EventMessageBytes.Write(new EventMessage(Headers, "payload"u8.ToArray()));

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var damaged = bytes.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Empty(Read(damaged, out var problem));
            Assert.NotNull(problem);
        }
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(-1, 0)]
    [InlineData(int.MaxValue, 0)]
    [InlineData(WireLimits.MaxEventPayloadBytes + 17, 0)]
    [InlineData(100, 90)]
    [InlineData(100, -1)]
    [InlineData(WireLimits.MaxEventHeaderBytes + 100, WireLimits.MaxEventHeaderBytes + 1)]
    public void A_length_that_no_message_has_is_refused_before_it_is_waited_for(int length, int headersLength)
    {
        var prelude = new byte[12];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(prelude, length);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(prelude.AsSpan(4), headersLength);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(
            prelude.AsSpan(8),
            System.IO.Hashing.Crc32.HashToUInt32(prelude.AsSpan(0, 8))
        );

        Assert.Empty(Read(prelude, out var problem));

        Assert.Equal("has a message that is longer than messages may be", problem);
    }

    [Theory]
    [InlineData("00", "has a header that cannot be read")]
    [InlineData("01 61", "has a header that cannot be read")]
    [InlineData("01 61 0A", "has a header that cannot be read")]
    [InlineData("01 61 05 00 00", "has a header that cannot be read")]
    [InlineData("01 61 07 00 05 61", "has a header that cannot be read")]
    [InlineData("01 61 07 00 01 FF", "has a header that cannot be read")]
    [InlineData("01 61 09 00", "has a header that cannot be read")]
    [InlineData("01 FF 00", "has a header that cannot be read")]
    [InlineData("01 61 00 01 61 01", "has the header `a` twice")]
    public void Headers_that_cannot_be_read_are_a_problem_and_no_exception(string hex, string expected)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        Assert.False(EventHeaderBytes.TryRead(bytes, out _, out var problem));

        Assert.Equal(expected, problem);
    }

    [Fact]
    public void Any_bytes_are_headers_or_a_problem() =>
        Gen
            .Byte.Array[0, 60]
            .Sample(
                bytes =>
                    EventHeaderBytes.TryRead(bytes, out var headers, out var problem) == (problem is null)
                    && !headers.IsDefault,
                iter: 20_000
            );

    internal static ImmutableArray<EventHeader> Headers { get; } =
    [
        new("true", EventHeaderType.True),
        new("false", EventHeaderType.False),
        new("byte", EventHeaderType.Byte) { Number = -2 },
        new("short", EventHeaderType.Short) { Number = short.MinValue },
        new("integer", EventHeaderType.Integer) { Number = int.MaxValue },
        new("long", EventHeaderType.Long) { Number = long.MinValue },
        EventHeader.OfBytes("bytes", new byte[] { 0, 255 }),
        EventHeader.OfText("text", "한국어 🦊"),
        EventHeader.OfTime("time", new DateTimeOffset(2026, 11, 23, 21, 15, 0, 123, TimeSpan.Zero)),
        new("uuid", EventHeaderType.Uuid) { Bytes = new byte[16] },
    ];

    private static List<EventMessage> Read(byte[] bytes, out string? problem)
    {
        var buffer = new EventMessageBuffer();
        buffer.Add(bytes);
        var messages = new List<EventMessage>();
        while (buffer.TryRead(out var message))
        {
            messages.Add(message);
        }

        problem = buffer.Problem ?? (buffer.IsEmpty ? null : "ends early");
        return messages;
    }

    private static string Shown(EventMessage message)
    {
        var headers = message.Headers.Select(header =>
            $"{header.Name} {header.Type} {(header.Bytes.IsEmpty ? $"{header.Number}" : Convert.ToHexString(header.Bytes.Span))}"
        );
        return string.Join(' ', headers.Append(Encoding.UTF8.GetString(message.Payload.Span))).Trim();
    }
}
