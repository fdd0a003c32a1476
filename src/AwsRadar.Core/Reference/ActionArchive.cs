using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AwsRadar.Packing;

namespace AwsRadar.Core.Reference;

/// <summary>The services in one packed file, each read once.</summary>
internal sealed class ActionArchive
{
    /// <summary>The entry that holds the keys of every request; no service has this prefix.</summary>
    public const string GlobalKeys = "aws";

    private readonly PackedFile _file;
    private readonly ServiceReference?[] _opened;

    public ActionArchive(PackedFile file)
    {
        _file = file;
        _opened = new ServiceReference?[file.Names.Length];
        Prefixes = file.Names.Remove(GlobalKeys, StringComparer.Ordinal);
    }

    public ImmutableArray<string> Prefixes { get; }

    public ImmutableArray<ConditionKey> GlobalConditionKeys => Open(_file.IndexOf(GlobalKeys)).ConditionKeys;

    public bool TryOpen(string prefix, [NotNullWhen(true)] out ServiceReference? service)
    {
        // IAM ignores the case of prefixes; the reference has them all in lower case.
        var name = prefix.ToLowerInvariant();
        var entry = string.Equals(name, GlobalKeys, StringComparison.Ordinal) ? -1 : _file.IndexOf(name);
        service = entry < 0 ? null : Open(entry);
        return service is not null;
    }

    private ServiceReference Open(int entry)
    {
        if (Volatile.Read(ref _opened[entry]) is { } opened)
        {
            return opened;
        }

        var service = new ServiceReferenceDecoder(_file.Names[entry]).Decode(_file.Read(entry));
        return Interlocked.CompareExchange(ref _opened[entry], service, null) ?? service;
    }
}
