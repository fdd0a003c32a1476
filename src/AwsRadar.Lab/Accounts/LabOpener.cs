using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Lab.Accounts.Described;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Files;

namespace AwsRadar.Lab.Accounts;

/// <summary>Opens what a lab works on: from its state file, or as the options say.</summary>
internal static class LabOpener
{
    /// <returns>The lab, and whether it was in a state file already.</returns>
    /// <exception cref="LabStartException">The account or its state file cannot be used.</exception>
    public static (LabStore Lab, bool IsResumed) Open(LabOptions options, AccessKeyUsage usage)
    {
        if (options.StateFile is not { } path)
        {
            return (new LabStore(Load(options, usage)), false);
        }

        var (file, stored, isNew) = Try(
            path,
            () => StateFile.Open(path, () => Begin(options, usage), found => Resume(path, found, options))
        );
        Record(stored.KeyUses, usage);
        var journal = new StateJournal(file, stored, usage);
        return (new LabStore(stored.Start, stored.Current, journal), !isNew);
    }

    private static LabState Load(LabOptions options, AccessKeyUsage usage) =>
        options.Account is LabAccount.StateAccount copied ? Copy(copied.Path, options, usage)
        : options.Organization is { } described ? DescriptionLoader.Load(described, options, usage)
        : LabState.Of(AccountLoader.Load(options, usage));

    /// <summary>What is in a state file, which stays as it is.</summary>
    private static LabState Copy(string path, LabOptions options, AccessKeyUsage usage)
    {
        var stored = Try(path, () => StateFile.Read(path));
        var asked = options.AccountId ?? stored.Current.MainAccountId;
        var account =
            stored.Current.Find(asked)
            ?? throw new LabStartException(
                LabStartFailure.State,
                $"The state file `{path}` holds no account {asked}: it has {string.Join(", ", stored.Current.InOrder.Select(one => one.AccountId))}."
            );
        Record(stored.KeyUses, usage);
        var root = options.RootCredentials ?? account.RootCredentials ?? SecretKeys.Create("AKIA");
        return stored.Current.With(account with { RootCredentials = root }) with { MainAccountId = asked };
    }

    private static StoredLab Begin(LabOptions options, AccessKeyUsage usage)
    {
        var lab = Load(options, usage);
        return new StoredLab(lab, lab, usage.All.ToImmutableDictionary(StringComparer.Ordinal));
    }

    /// <summary>What the options say of the root user holds; the account's id stands in too many places to be another.</summary>
    private static StoredLab Resume(string path, StoredLab found, LabOptions options)
    {
        if (options.AccountId is { } asked && asked != found.Current.MainAccountId)
        {
            throw new LabStartException(
                LabStartFailure.State,
                $"The state file `{path}` holds the account {found.Current.MainAccountId}, not {asked}."
            );
        }

        return options.RootCredentials is not { } root
            ? found
            : found with
            {
                Start = WithRoot(found.Start, root),
                Current = WithRoot(found.Current, root),
            };
    }

    private static LabState WithRoot(LabState lab, LabCredentials root) =>
        lab.With(lab.Main with { RootCredentials = root });

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
