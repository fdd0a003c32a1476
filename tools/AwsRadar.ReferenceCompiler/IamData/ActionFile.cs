namespace AwsRadar.ReferenceCompiler.IamData;

/// <summary>The entries of actions.bin: one for each service prefix, and <c>aws</c> for the global condition keys.</summary>
internal static class ActionFile
{
    private const string GlobalKeys = "aws";

    public static Dictionary<string, byte[]> Compile(IamDataSource source, IamDataSource older)
    {
        var prefixes = source.Prefixes.ToArray();
        var known = prefixes
            .SelectMany(prefix =>
                source.Actions(prefix).Select(action => $"{prefix}:{action.Value!["name"]!.GetValue<string>()}")
            )
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var encoder = new ActionEncoder(source, new DependentActions(older, known));
        var entries = prefixes.ToDictionary(prefix => prefix, encoder.EncodeService, StringComparer.Ordinal);
        entries.Add(GlobalKeys, encoder.EncodeGlobalKeys());
        return entries;
    }
}
