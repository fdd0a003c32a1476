using System.Collections.Immutable;
using AwsRadar.Packing;

namespace AwsRadar.Core.Reference;

/// <summary>Reads the entry of one service from packed data; the order of the parts is the format (docs/reference.md).</summary>
internal sealed class ServiceReferenceDecoder(string prefix)
{
    private const int MultivaluedBit = 1;

    public ServiceReference Decode(byte[] bytes)
    {
        var reader = new PackedReader(bytes);
        var strings = new StringTable(bytes, ref reader);
        return new ServiceReference
        {
            Prefix = prefix,
            Name = strings.Read(ref reader),
            SupportsResourceControlPolicies = reader.ReadInt() != 0,
            ConditionKeys = ReadAll(strings, ref reader, ReadKey),
            ResourceTypes = ReadAll(strings, ref reader, ReadResourceType),
            Actions = ReadAll(strings, ref reader, ReadAction),
        };
    }

    private delegate T ReadOne<out T>(StringTable strings, ref PackedReader reader);

    private static ImmutableArray<T> ReadAll<T>(StringTable strings, ref PackedReader reader, ReadOne<T> readOne)
    {
        var all = ImmutableArray.CreateBuilder<T>(reader.ReadInt());
        for (var index = 0; index < all.Capacity; index++)
        {
            all.Add(readOne(strings, ref reader));
        }

        return all.MoveToImmutable();
    }

    private static ConditionKey ReadKey(StringTable strings, ref PackedReader reader)
    {
        var name = strings.Read(ref reader);
        var type = reader.ReadInt();
        return new(name, (ConditionKeyType)(type >> 1), (type & MultivaluedBit) != 0);
    }

    private static ResourceType ReadResourceType(StringTable strings, ref PackedReader reader) =>
        new(strings.Read(ref reader), strings.Read(ref reader), strings.ReadList(ref reader));

    private IamAction ReadAction(StringTable strings, ref PackedReader reader) =>
        new(
            prefix,
            strings.Read(ref reader),
            (AccessLevel)reader.ReadInt(),
            ReadAll(strings, ref reader, ReadActionResource),
            strings.ReadList(ref reader),
            strings.ReadList(ref reader)
        );

    private static ActionResource ReadActionResource(StringTable strings, ref PackedReader reader) =>
        new(
            strings.Read(ref reader),
            reader.ReadInt() != 0,
            strings.ReadList(ref reader),
            strings.ReadList(ref reader)
        );
}
