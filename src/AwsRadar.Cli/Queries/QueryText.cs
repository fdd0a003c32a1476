using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Queries;

/// <summary>Where a query comes from: the command line, a file, or another program.</summary>
internal static class QueryText
{
    private const long MaxBytes = 1024 * 1024;

    /// <summary>The query; null if there is none, and one sentence if it cannot be read.</summary>
    public static async Task<(string? Sql, string? Fault)> ReadAsync(CommandContext context, string? argument)
    {
        switch (argument)
        {
            case null:
                return (Meaningful(await PipedAsync(context)), null);
            case "-":
                return Meaningful(await PipedAsync(context)) is { } piped
                    ? (piped, null)
                    : (null, Translate("Standard input holds no query."));
            // A query has blanks, or at least brackets, which few names of files have.
            case var _ when File.Exists(argument):
                return await ReadFileAsync(argument);
            default:
                return (argument, null);
        }
    }

    private static Task<string> PipedAsync(CommandContext context) =>
        context.Host.PipedInput?.ReadToEndAsync() ?? Task.FromResult("");

    private static string? Meaningful(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static async Task<(string? Sql, string? Fault)> ReadFileAsync(string path)
    {
        try
        {
            return new FileInfo(path).Length > MaxBytes
                ? (null, Translate($"`{path}` is too large for a query: {MaxBytes / 1024} KiB are read at most."))
                : (await File.ReadAllTextAsync(path), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, Translate($"The query cannot be read from `{path}`: {FileFault.Of(error, path)}."));
        }
    }
}
