using AwsRadar.Languages;

namespace AwsRadar.Core;

/// <summary>What was said of an account and kept in English, such as what an answer does not know, for people.</summary>
public static class KeptWords
{
    /// <summary>In the language of the thread's <see cref="System.Globalization.CultureInfo.CurrentUICulture"/>.</summary>
    /// <param name="kept">What is not a sentence of this project stays as it is, such as a policy's name.</param>
    public static string Say(string kept) => KeptSentence.InLanguage(kept);
}
