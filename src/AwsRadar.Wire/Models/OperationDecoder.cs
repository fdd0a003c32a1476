using System.Collections.Immutable;
using AwsRadar.Packing;

namespace AwsRadar.Wire.Models;

/// <summary>Reads one operation of packed data; the order of the parts is the format (docs/reference.md).</summary>
internal readonly struct OperationDecoder(StringTable strings)
{
    public OperationTraits Decode(string name, PackedReader reader)
    {
        var flags = (OperationFlags)reader.ReadInt();
        return new OperationTraits(name, flags)
        {
            HttpMethod = strings.Read(ref reader),
            RequestUri = strings.Read(ref reader),
            InputIndex = reader.ReadInt() - 1,
            OutputIndex = reader.ReadInt() - 1,
            ErrorIndexes = ReadErrors(ref reader),
            ResponseCode = flags.HasFlag(OperationFlags.HasResponseCode) ? reader.ReadInt() : 200,
            ResultWrapper = flags.HasFlag(OperationFlags.HasResultWrapper) ? strings.Read(ref reader) : null,
            HostPrefix = flags.HasFlag(OperationFlags.HasHostPrefix) ? strings.Read(ref reader) : null,
            InputLocationName = flags.HasFlag(OperationFlags.HasInputElement) ? strings.Read(ref reader) : null,
            InputXmlNamespace = flags.HasFlag(OperationFlags.HasInputElement)
                ? strings.ReadXmlNamespaceOrNull(ref reader)
                : null,
            HttpChecksum = flags.HasFlag(OperationFlags.HasHttpChecksum) ? ReadChecksum(ref reader) : null,
            ContextParameters = flags.HasFlag(OperationFlags.HasContextParameters) ? ReadContext(ref reader) : [],
            Paginator = flags.HasFlag(OperationFlags.HasPaginator) ? ReadPaginator(ref reader) : null,
        };
    }

    private static ImmutableArray<int> ReadErrors(ref PackedReader reader)
    {
        var indexes = new int[reader.ReadInt()];
        var previous = 0;
        for (var index = 0; index < indexes.Length; index++)
        {
            indexes[index] = previous += reader.ReadSigned();
        }

        return ImmutableArray.Create(indexes);
    }

    private HttpChecksum ReadChecksum(ref PackedReader reader) =>
        new()
        {
            IsRequestChecksumRequired = reader.ReadInt() != 0,
            RequestAlgorithmMember = strings.ReadOrNull(ref reader),
            RequestValidationModeMember = strings.ReadOrNull(ref reader),
            ResponseAlgorithms = strings.ReadList(ref reader),
        };

    private ImmutableArray<ContextParameter> ReadContext(ref PackedReader reader)
    {
        var parameters = new ContextParameter[reader.ReadInt()];
        for (var index = 0; index < parameters.Length; index++)
        {
            parameters[index] = new(
                strings.Read(ref reader),
                strings.ReadOrNull(ref reader),
                strings.ReadOrNull(ref reader)
            );
        }

        return ImmutableArray.Create(parameters);
    }

    private Paginator ReadPaginator(ref PackedReader reader) =>
        new()
        {
            InputTokens = strings.ReadList(ref reader),
            OutputTokens = strings.ReadList(ref reader),
            ResultKeys = strings.ReadList(ref reader),
            NonAggregateKeys = strings.ReadList(ref reader),
            MoreResults = strings.ReadOrNull(ref reader),
            LimitKey = strings.ReadOrNull(ref reader),
        };
}
