namespace AwsRadar.Web;

/// <summary>
/// Says a sentence that was kept in English in the language of the thread's
/// <see cref="System.Globalization.CultureInfo.CurrentUICulture"/>; what it does not know stays as it is.
/// </summary>
public delegate string SayKept(string kept);
