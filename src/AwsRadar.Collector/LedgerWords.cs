using AwsRadar.Languages;

namespace AwsRadar.Collector;

/// <summary>What a scan wrote down, for people: its ledger and its progress are kept in English, whatever the language.</summary>
public static class LedgerWords
{
    /// <summary>In the language of the thread's <see cref="System.Globalization.CultureInfo.CurrentUICulture"/>.</summary>
    /// <param name="kept">
    /// A message of the ledger, why a scan waits, or the message of a <see cref="Journals.JournalException"/>. What is not a
    /// scan's own sentence, such as AWS's words, stays as it is.
    /// </param>
    public static string Say(string kept) => KeptSentence.InLanguage(kept);
}
