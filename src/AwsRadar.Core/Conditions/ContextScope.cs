namespace AwsRadar.Core.Conditions;

/// <summary>The request's context during one evaluation, and which of its keys were asked for in vain.</summary>
/// <param name="isRecording">False: nobody will ask for the missing keys, so that many evaluations may share the scope.</param>
internal sealed class ContextScope(ContextKeys context, bool isRecording = true)
{
    private SortedSet<string>? _missing;

    public IEnumerable<string> MissingKeys => _missing ?? [];

    /// <inheritdoc cref="ContextKeys.IsKnown"/>
    public bool IsKnown(string key) => context.IsKnown(key);

    /// <summary>False: the request has no such key, or one with no value.</summary>
    public bool TryGet(string key, out ContextValue value) =>
        context.TryGet(key, out value) && !value.Values.IsDefaultOrEmpty;

    public void ReportMissing(string key)
    {
        if (isRecording)
        {
            (_missing ??= new(StringComparer.OrdinalIgnoreCase)).Add(key);
        }
    }
}
