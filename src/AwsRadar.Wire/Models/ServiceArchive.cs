using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AwsRadar.Packing;

namespace AwsRadar.Wire.Models;

/// <summary>The models in one packed file, each opened once.</summary>
internal sealed class ServiceArchive
{
    private readonly PackedFile _file;
    private readonly ServiceModel?[] _opened;

    public ServiceArchive(PackedFile file)
    {
        _file = file;
        _opened = new ServiceModel?[file.Names.Length];
    }

    public ImmutableArray<string> Names => _file.Names;

    public bool TryOpen(string name, [NotNullWhen(true)] out ServiceModel? service)
    {
        var entry = _file.IndexOf(name);
        if (entry < 0)
        {
            entry = IndexOfIgnoringCase(name);
        }

        service = entry < 0 ? null : Open(entry);
        return service is not null;
    }

    private ServiceModel Open(int entry)
    {
        if (Volatile.Read(ref _opened[entry]) is { } opened)
        {
            return opened;
        }

        var service = new ServiceModel(Names[entry], new ServiceChunk(_file.Read(entry)));
        return Interlocked.CompareExchange(ref _opened[entry], service, null) ?? service;
    }

    private int IndexOfIgnoringCase(string name)
    {
        for (var entry = 0; entry < Names.Length; entry++)
        {
            if (string.Equals(Names[entry], name, StringComparison.OrdinalIgnoreCase))
            {
                return entry;
            }
        }

        return -1;
    }
}
