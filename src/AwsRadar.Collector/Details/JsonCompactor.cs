namespace AwsRadar.Collector.Details;

/// <summary>Takes the layout out of JSON text and touches nothing else: the AWS CLI indents policies with its own output.</summary>
internal static class JsonCompactor
{
    /// <summary>The text without white space outside strings. The text is known to be JSON.</summary>
    public static ReadOnlySpan<byte> WithoutSpace(ReadOnlySpan<byte> json)
    {
        var compact = new byte[json.Length];
        var length = 0;
        var isInString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var current = json[i];
            if (!isInString && current is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                continue;
            }

            compact[length++] = current;
            if (current == '"')
            {
                isInString = !isInString;
            }
            else if (current == '\\')
            {
                compact[length++] = json[++i];
            }
        }

        return compact.AsSpan(0, length);
    }
}
