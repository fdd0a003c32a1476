using System.Collections.Immutable;
using System.Globalization;

namespace AwsRadar.Cli.CommandLine;

/// <summary>The language of a run: <c>--lang</c>, or what the locale of the process says.</summary>
internal static class Language
{
    public const string English = "en";
    public const string Korean = "ko";
    public const string Option = "--lang";
    public static readonly ImmutableArray<string> All = [English, Korean];

    /// <summary>In the order in which POSIX asks them: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html</summary>
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>What the locale of the process asks for, where there is a translation; else English.</summary>
    public static string OfProcess() =>
        Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value))
            is { } locale
        && locale.Split('_', '.', '@')[0].Equals(Korean, StringComparison.OrdinalIgnoreCase)
            ? Korean
            : English;

    /// <summary>
    /// From here on this run, and all that it starts, speaks the language that the command line names, or else the host's. It is
    /// looked for before the line is parsed, as what is wrong with the line is said in it too.
    /// </summary>
    public static void Use(string[] args, CliHost host)
    {
        var at = Array.FindLastIndex(
            args,
            word => word == Option || word.StartsWith($"{Option}=", StringComparison.Ordinal)
        );
        var named =
            at < 0 ? null
            : args[at] != Option ? args[at][(Option.Length + 1)..]
            : args.ElementAtOrDefault(at + 1);
        var language = named is not null && All.Contains(named, StringComparer.Ordinal) ? named : host.Language;
        CultureInfo.CurrentUICulture =
            language is Korean ? CultureInfo.GetCultureInfo(Korean) : CultureInfo.InvariantCulture;
    }

    /// <summary>From here on this run speaks English, as what programs read does in every language.</summary>
    public static void UseEnglish() => CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
}
