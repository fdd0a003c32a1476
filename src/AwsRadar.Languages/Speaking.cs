using System.Globalization;

namespace AwsRadar.Languages;

/// <summary>A while in another language than the thread's own.</summary>
internal static class Speaking
{
    /// <param name="say">Runs in the language; afterwards the thread has its own again.</param>
    public static void In(CultureInfo language, Action say)
    {
        var own = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language;
        try
        {
            say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = own;
        }
    }
}
