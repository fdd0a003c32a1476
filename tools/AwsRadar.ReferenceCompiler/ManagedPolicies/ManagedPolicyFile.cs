using System.Globalization;
using System.Text;
using AwsRadar.ReferenceCompiler.Packing;

namespace AwsRadar.ReferenceCompiler.ManagedPolicies;

/// <summary>The entries of policies.bin that ManagedPolicyArchive reads: a list, and groups of documents.</summary>
internal static class ManagedPolicyFile
{
    private const string ListEntry = "list";

    /// <summary>A group ends at the first document that fills it: larger compresses better, smaller reads faster.</summary>
    private const int GroupBytes = 128 << 10;

    public static Dictionary<string, byte[]> Compile(IReadOnlyList<ManagedPolicyText> policies)
    {
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var (strings, list, group) = (new StringTableBuilder(), new PackedWriter(), new PackedWriter());
        list.Int(policies.Count);
        foreach (var policy in policies)
        {
            var groupName = entries.Count.ToString("000", CultureInfo.InvariantCulture);
            var document = Encoding.UTF8.GetBytes(policy.Document);
            strings.Write(list, policy.Name);
            strings.Write(list, policy.Path);
            strings.Write(list, groupName);
            list.Int(group.Length);
            list.Int(document.Length);
            strings.Write(list, policy.VersionId);
            list.Int(policy.CreateDate);
            list.Int(policy.UpdateDate);
            group.Bytes(document);
            if (group.Length >= GroupBytes)
            {
                entries.Add(groupName, group.ToArray());
                group = new PackedWriter();
            }
        }

        entries.Add(entries.Count.ToString("000", CultureInfo.InvariantCulture), group.ToArray());
        var table = new PackedWriter();
        strings.WriteTable(table);
        table.Bytes(list.ToArray());
        entries.Add(ListEntry, table.ToArray());
        return entries;
    }
}
