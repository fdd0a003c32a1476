using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Files;

namespace AwsRadar.Lab.Accounts;

/// <summary>Opens the account that a lab works on: from its state file, or as the options say.</summary>
internal static class AccountOpener
{
    /// <returns>The account, and whether it was in a state file already.</returns>
    /// <exception cref="LabStartException">The account or its state file cannot be used.</exception>
    public static (AccountStore Accounts, bool IsResumed) Open(LabOptions options, AccessKeyUsage usage)
    {
        if (options.StateFile is not { } path)
        {
            return (new AccountStore(AccountLoader.Load(options, usage)), false);
        }

        var (file, stored, isNew) = Try(
            path,
            () => StateFile.Open(path, () => Begin(options, usage), found => Resume(path, found, options))
        );
        Record(stored.KeyUses, usage);
        var journal = new StateJournal(file, stored, usage);
        return (new AccountStore(stored.Start, stored.Current, journal), !isNew);
    }

    /// <summary>The account in a state file, which stays as it is.</summary>
    public static AccountState Copy(string path, LabOptions options, AccessKeyUsage usage)
    {
        var stored = Try(path, () => Resume(path, StateFile.Read(path), options));
        Record(stored.KeyUses, usage);
        return stored.Current;
    }

    private static StoredAccount Begin(LabOptions options, AccessKeyUsage usage)
    {
        var account = AccountLoader.Load(options, usage);
        return new StoredAccount(account, account, usage.All.ToImmutableDictionary(StringComparer.Ordinal));
    }

    /// <summary>What the options say of the root user holds; the account's id stands in too many places to be another.</summary>
    private static StoredAccount Resume(string path, StoredAccount found, LabOptions options)
    {
        if (options.AccountId is { } asked && asked != found.Current.AccountId)
        {
            throw new LabStartException(
                LabStartFailure.State,
                $"The state file `{path}` holds the account {found.Current.AccountId}, not {asked}."
            );
        }

        return options.RootCredentials is not { } root
            ? found
            : found with
            {
                Start = found.Start with { RootCredentials = root },
                Current = found.Current with { RootCredentials = root },
            };
    }

    private static void Record(ImmutableDictionary<string, AccessKeyUse> uses, AccessKeyUsage usage)
    {
        foreach (var (key, use) in uses)
        {
            usage.Record(key, use);
        }
    }

    private static T Try<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (StateFormatException error)
        {
            throw new LabStartException(
                LabStartFailure.State,
                $"The state file `{path}` cannot be used: {error.Message}. It was left as it is.",
                error
            );
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new LabStartException(
                LabStartFailure.State,
                $"The state file `{path}` cannot be opened: {error.Message.TrimEnd('.')}.",
                error
            );
        }
    }
}
