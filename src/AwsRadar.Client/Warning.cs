using AwsRadar.Languages;

namespace AwsRadar.Client;

/// <summary>What should be looked after, said in the language of who made the client's options.</summary>
internal static class Warning
{
    /// <param name="sentence">Asked for in that language, if anybody listens.</param>
    public static void Say(AwsClientOptions options, Func<string> sentence)
    {
        if (options.Warn is { } warn)
        {
            Speaking.In(options.Language, () => warn(sentence()));
        }
    }
}
