using AwsRadar.Core.Policies;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Graph;

/// <summary>Reads each text once: large accounts hold the same few documents thousands of times.</summary>
internal sealed class PolicyReader
{
    private readonly Dictionary<(string Text, PolicyType Type), PolicyDocument> _read = [];

    public PolicyDocument Read(PolicyText text, PolicyType type)
    {
        if (!_read.TryGetValue((text.Json, type), out var document))
        {
            document = _read[(text.Json, type)] = PolicyParser.Parse(text.Json, type).Document;
        }

        return document;
    }

    /// <summary>Whether the document and each of its statements was understood.</summary>
    public static bool IsReadable(PolicyDocument document) =>
        document.IsReadable && document.Statements.All(statement => statement.IsReadable);
}
