using System.Globalization;

namespace AwsRadar.Languages;

/// <summary>A while in another language than the thread's own.</summary>
internal static class Speaking
{
    /// <inheritdoc cref="In{T}"/>
    public static void In(CultureInfo language, Action say) =>
        In(
            language,
            () =>
            {
                say();
                return true;
            }
        );

    /// <param name="say">Runs in the language; afterwards the thread has its own again.</param>
    public static T In<T>(CultureInfo language, Func<T> say)
    {
        var own = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language;
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = own;
        }
    }
}
