using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using AwsRadar.Core.Arns;
using AwsRadar.Packing;

namespace AwsRadar.Core.Reference;

/// <summary>The policies in one packed file: an entry that lists them all, and entries that hold a few documents each.</summary>
internal sealed class ManagedPolicyArchive
{
    public const string ListEntry = "list";

    private readonly PackedFile _file;
    private readonly FrozenDictionary<string, AwsManagedPolicy> _byName;

    // The last group stays: policies are mostly read in a row, and a row shares its groups.
    private Group? _lastGroup;

    public ManagedPolicyArchive(PackedFile file)
    {
        _file = file;
        Policies = ReadList(file.Read(file.IndexOf(ListEntry)));
        _byName = Policies.ToFrozenDictionary(policy => policy.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In ordinal order of their names.</summary>
    public ImmutableArray<AwsManagedPolicy> Policies { get; }

    public AwsManagedPolicy? Find(string name) => _byName.GetValueOrDefault(name);

    private ImmutableArray<AwsManagedPolicy> ReadList(byte[] bytes)
    {
        var reader = new PackedReader(bytes);
        var strings = new StringTable(bytes, ref reader);
        var all = ImmutableArray.CreateBuilder<AwsManagedPolicy>(reader.ReadInt());
        for (var index = 0; index < all.Capacity; index++)
        {
            all.Add(ReadPolicy(strings, ref reader));
        }

        return all.MoveToImmutable();
    }

    private AwsManagedPolicy ReadPolicy(StringTable strings, ref PackedReader reader)
    {
        var (name, path) = (strings.Read(ref reader), strings.Read(ref reader));
        var (group, start, length) = (strings.Read(ref reader), reader.ReadInt(), reader.ReadInt());
        return new AwsManagedPolicy(() => Encoding.UTF8.GetString(ReadGroup(group), start, length))
        {
            Name = name,
            Path = path,
            Arn = Arn.Parse($"arn:aws:iam::aws:policy{path}{name}"),
            DefaultVersionId = strings.Read(ref reader),
            CreateDate = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt()),
            UpdateDate = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt()),
        };
    }

    private byte[] ReadGroup(string name)
    {
        var last = Volatile.Read(ref _lastGroup);
        if (last is null || !string.Equals(last.Name, name, StringComparison.Ordinal))
        {
            last = new Group(name, _file.Read(_file.IndexOf(name)));
            Volatile.Write(ref _lastGroup, last);
        }

        return last.Documents;
    }

    private sealed record Group(string Name, byte[] Documents);
}
