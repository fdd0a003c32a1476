using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.Scanning.Accounts;

/// <summary><c>--accounts ID,…|FILE</c>: account ids, or a file with one on each line.</summary>
internal static class AccountsOption
{
    private const int MaxFileBytes = 1 << 20;

    public static Option<ImmutableArray<AccountId>?> Create() =>
        new("--accounts")
        {
            Description =
                "Scan these accounts, each by a role in it: ids with commas between them, or a file with one on each line.",
            HelpName = "ID,…|FILE",
            CustomParser = Parse,
        };

    private static ImmutableArray<AccountId>? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (TryReadFile(text, out var lines, out var problem) is false)
        {
            result.AddError(problem!);
            return null;
        }

        var words = lines ?? text.Split(',');
        var accounts = ImmutableArray.CreateBuilder<AccountId>();
        foreach (var word in words.Select(word => word.Trim()).Where(word => word.Length > 0))
        {
            if (!AccountId.TryParse(word, out var account))
            {
                result.AddError(
                    Translate(
                        $"`{word}` in `--accounts` is not an AWS account id, which has twelve digits, nor a file that is there."
                    )
                );
                return null;
            }

            accounts.Add(account);
        }

        if (accounts.Count == 0)
        {
            result.AddError(Translate($"`--accounts {text}` names no account."));
            return null;
        }

        return [.. accounts.Distinct()];
    }

    /// <summary>The lines of the file of that name without what follows a <c>#</c>; none where there is no such file.</summary>
    /// <returns>False: there is one, and it cannot be read.</returns>
    private static bool TryReadFile(string path, out string[]? lines, out string? problem)
    {
        (lines, problem) = (null, null);
        if (!File.Exists(path))
        {
            return true;
        }

        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                problem = Translate(
                    $"The file `{path}` of `--accounts` is larger than 1 MiB: it has one account id on each line."
                );
                return false;
            }

            lines = [.. File.ReadLines(path).Select(line => line.Split('#')[0])];
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problem = Translate($"The file `{path}` of `--accounts` cannot be read: {FileFault.Of(error, path)}.");
            return false;
        }
    }
}
