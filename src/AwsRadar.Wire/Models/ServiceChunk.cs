using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AwsRadar.Packing;

namespace AwsRadar.Wire.Models;

/// <summary>
/// The decompressed data of one service. Operations and shapes are decoded when they are first asked for and then kept,
/// so that opening even EC2 costs little and a shape is the same instance wherever it is met.
/// </summary>
internal sealed class ServiceChunk
{
    private readonly byte[] _bytes;
    private readonly StringTable _strings;
    private readonly int[] _shapeOffsets;
    private readonly int[] _operationOffsets;
    private readonly Shape?[] _shapes;
    private readonly OperationModel?[] _operations;
    private readonly Lazy<ImmutableArray<string>> _shapeNames;
    private readonly Lazy<ImmutableArray<string>> _operationNames;
    private readonly Lazy<Dictionary<string, int>> _spellings;

    public ServiceChunk(byte[] bytes)
    {
        _bytes = bytes;
        var reader = new PackedReader(bytes);
        _strings = new StringTable(bytes, ref reader);
        Service = new ServiceDecoder(_strings).Decode(ref reader);
        _shapeOffsets = new int[reader.ReadInt()];
        _operationOffsets = new int[reader.ReadInt()];
        var end = ReadLengths(ref reader, _shapeOffsets, 0);
        end = ReadLengths(ref reader, _operationOffsets, end);
        Shift(_shapeOffsets, reader.Position);
        Shift(_operationOffsets, reader.Position);
        _shapes = new Shape?[_shapeOffsets.Length];
        _operations = new OperationModel?[_operationOffsets.Length];
        _shapeNames = new(() => Texts(0, _shapes.Length));
        _operationNames = new(() => Texts(_shapes.Length, _operations.Length));
        _spellings = new(() => BySpelling(OperationNames));
    }

    public ServiceTraits Service { get; }

    public ImmutableArray<string> OperationNames => _operationNames.Value;

    public ImmutableArray<string> ShapeNames => _shapeNames.Value;

    public Shape ShapeAt(int index) =>
        Volatile.Read(ref _shapes[index])
        ?? Keep(
            ref _shapes[index],
            new ShapeDecoder(this, _strings).Decode(_strings[index], ReaderAt(_shapeOffsets[index]))
        );

    public Shape? ShapeOrNull(int index) => index == OperationTraits.NoShape ? null : ShapeAt(index);

    public bool TryGetShape(string name, [NotNullWhen(true)] out Shape? shape)
    {
        var index = _strings.IndexOf(name, 0, _shapes.Length);
        shape = index < 0 ? null : ShapeAt(index);
        return shape is not null;
    }

    public bool TryGetOperation(string name, [NotNullWhen(true)] out OperationModel? operation)
    {
        var index = _strings.IndexOf(name, _shapes.Length, _operations.Length) - _shapes.Length;
        operation =
            index >= 0 ? OperationAt(index)
            : _spellings.Value.TryGetValue(name, out var spelled) ? OperationAt(spelled)
            : null;
        return operation is not null;
    }

    private OperationModel OperationAt(int index) =>
        Volatile.Read(ref _operations[index])
        ?? Keep(
            ref _operations[index],
            new OperationModel(
                this,
                new OperationDecoder(_strings).Decode(
                    _strings[_shapes.Length + index],
                    ReaderAt(_operationOffsets[index])
                )
            )
        );

    private static Dictionary<string, int> BySpelling(ImmutableArray<string> names)
    {
        var spellings = new Dictionary<string, int>(names.Length, OperationSpelling.Comparer);
        for (var index = 0; index < names.Length; index++)
        {
            spellings.TryAdd(names[index], index);
        }

        return spellings;
    }

    private PackedReader ReaderAt(int offset) => new(_bytes) { Position = offset };

    private ImmutableArray<string> Texts(int start, int count)
    {
        var texts = new string[count];
        for (var index = 0; index < count; index++)
        {
            texts[index] = _strings[start + index];
        }

        return ImmutableArray.Create(texts);
    }

    /// <summary>The first of two threads that decode the same thing wins, so that all see one instance.</summary>
    private static T Keep<T>(ref T? place, T decoded)
        where T : class => Interlocked.CompareExchange(ref place, decoded, null) ?? decoded;

    private static int ReadLengths(ref PackedReader reader, int[] offsets, int start)
    {
        for (var index = 0; index < offsets.Length; index++)
        {
            offsets[index] = start;
            start += reader.ReadInt();
        }

        return start;
    }

    private static void Shift(int[] offsets, int by)
    {
        for (var index = 0; index < offsets.Length; index++)
        {
            offsets[index] += by;
        }
    }
}
