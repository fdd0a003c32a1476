namespace AwsRadar.Collector.Details;

/// <summary>AWS JSON that is not as it should be; caught where it was read, and told as a value.</summary>
internal sealed class DetailsException(string fault, long offset, string member, Exception? inner = null)
    : Exception(fault, inner)
{
    /// <summary>The fault as the end of a sentence about the text, such as <c>is cut off</c>.</summary>
    public string Fault => Message;

    /// <summary>Where, in bytes from the start of the text.</summary>
    public long Offset => offset;

    /// <summary>The member that was being read.</summary>
    public string Member => member;

    /// <summary>Whether the text ends before its JSON does.</summary>
    public bool IsCutOff { get; init; }

    public static DetailsException Missing(string member, string entity, long offset) =>
        new(Translate($"has {Translate(entity)} without `{member}`"), offset, member);
}
