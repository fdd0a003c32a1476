using System.Text;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Accounts;

/// <summary>The account that a lab starts with.</summary>
internal static class AccountLoader
{
    private const string SampleResource = "AwsRadar.Lab.Accounts.sample.json";
    private const int MaxFileBytes = 256 * 1024 * 1024;
    private static readonly AccountId DefaultAccountId = AccountId.Parse("123456789012");

    /// <summary>Days since the root user of a lab's account came to be.</summary>
    private const int AccountAgeDays = 1500;

    /// <exception cref="LabStartException">The file cannot be read or is not an account.</exception>
    public static AccountState Load(LabOptions options, AccessKeyUsage usage)
    {
        var start = options.TimeProvider.GetUtcNow();
        return options.Account switch
        {
            LabAccount.SampleAccount => Read(Sample(), options, usage, start, "the sample account"),
            LabAccount.FileAccount file => UserKeys.AddTo(
                Read(ReadFile(file.Path), options, usage, start, $"`{file.Path}`"),
                start
            ),
            _ => Empty(options, options.AccountId ?? DefaultAccountId, start),
        };
    }

    private static AccountState Read(
        byte[] text,
        LabOptions options,
        AccessKeyUsage usage,
        DateTimeOffset start,
        string source
    )
    {
        try
        {
            var json = Parse(text);
            var written = AccountReader.AccountOf(json);
            var account = options.AccountId ?? written ?? DefaultAccountId;
            if (written is { } other && other != account)
            {
                // The id stands in every ARN, in policies too, and as twelve digits it is not part of a longer number there.
                json = Parse(
                    Encoding.UTF8.GetBytes(
                        Encoding.UTF8.GetString(text).Replace($"{other}", $"{account}", StringComparison.Ordinal)
                    )
                );
            }

            var clock = new AccountClock(start);
            var state = AccountReader.Read(json, Empty(options, account, start), clock);
            return AccountExtras.Read(new AccountEntry(json, "", clock), state, usage);
        }
        catch (Exception exception) when (exception is JsonException or AccountFormatException)
        {
            throw new LabStartException(
                LabStartFailure.Account,
                $"{source} is not what `aws iam get-account-authorization-details --output json` prints: {exception.Message}.",
                exception
            );
        }
    }

    private static JsonElement Parse(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return JsonElement.Parse(text.StartsWith(mark) ? text[mark.Length..] : text);
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Length > MaxFileBytes
                ? throw new LabStartException(
                    LabStartFailure.Account,
                    $"`{path}` is longer than {MaxFileBytes / 1024 / 1024} MiB."
                )
                : File.ReadAllBytes(path);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new LabStartException(
                LabStartFailure.Account,
                $"The account file `{path}` cannot be read: {exception.Message}",
                exception
            );
        }
    }

    private static byte[] Sample()
    {
        using var stream = typeof(AccountLoader).Assembly.GetManifestResourceStream(SampleResource)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static AccountState Empty(LabOptions options, AccountId account, DateTimeOffset start) =>
        new()
        {
            AccountId = account,
            RootCredentials = options.RootCredentials ?? SecretKeys.Create("AKIA"),
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(start.AddDays(-AccountAgeDays).ToUnixTimeSeconds()),
            RootKeyCreatedAt = start,
        };
}
