using System.Security.Cryptography;
using System.Text.Json;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Files;

/// <summary>
/// Reads what <c>aws iam get-account-authorization-details</c> printed: one answer, several after one another, or a list
/// of them; with policy documents as objects or as text, URL-encoded or not; in UTF-8 or UTF-16.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/cli/latest/reference/iam/get-account-authorization-details.html. What such a file cannot
/// hold, such as access keys, is unknown in the snapshot's coverage, never none.
/// </remarks>
public static class AccountAuthorizationFile
{
    private static string HowToMake =>
        Translate("make it with `aws iam get-account-authorization-details --output json > FILE`");

    /// <summary>Reads a file; the snapshot is as old as the file.</summary>
    public static FileReadResult Read(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            return Read(stream, path, new DateTimeOffset(File.GetLastWriteTimeUtc(path)), cancellationToken);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileReadResult.Failure(Translate($"There is no file `{path}`: {HowToMake}."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return FileReadResult.Failure(
                Directory.Exists(path)
                    ? Translate($"`{path}` is a folder: name a file; {HowToMake}.")
                    : Translate($"`{path}` cannot be read ({error.Message.TrimEnd('.')}).")
            );
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="writtenAt">When AWS gave the answer, as far as it is known.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static FileReadResult Read(
        Stream stream,
        string name,
        DateTimeOffset writtenAt,
        CancellationToken cancellationToken = default
    )
    {
        if (FileText.Read(stream, cancellationToken) is not { } bytes)
        {
            return FileReadResult.Failure(Translate($"`{name}` is larger than 1 GiB: {HowToMake}."));
        }

        var text = FileText.ToUtf8(bytes);
        if (!text.Span.ContainsAnyExcept(" \t\r\n"u8))
        {
            return FileReadResult.Failure(Translate($"`{name}` is empty: {HowToMake}."));
        }

        try
        {
            var details = new AuthorizationDetails();
            ReadPages(text.Span, details);
            return Build(details, name, SnapshotId(bytes, writtenAt), writtenAt.ToUniversalTime());
        }
        catch (DetailsException fault)
        {
            return FileReadResult.Failure(Explain(fault, name, text.Span));
        }
    }

    private static void ReadPages(ReadOnlySpan<byte> text, AuthorizationDetails details)
    {
        var cursor = new DetailsCursor(text);
        while (cursor.MoveToValue())
        {
            if (cursor.Kind is not JsonTokenType.StartArray)
            {
                details.Add(ref cursor);
                continue;
            }

            while (cursor.MoveToItem())
            {
                details.Add(ref cursor);
            }
        }
    }

    private static FileReadResult Build(AuthorizationDetails details, string name, string id, DateTimeOffset writtenAt)
    {
        if (details.Seen.Count == 0)
        {
            return FileReadResult.Failure(NotDetails(details, name));
        }

        var accounts = details.Accounts();
        if (accounts.Count != 1)
        {
            return FileReadResult.Failure(
                accounts.Count == 0
                    ? Translate($"`{name}` names no account: it has no user, group, role or customer managed policy.")
                    : Translate(
                        $"`{name}` mixes the accounts {string.Join(", ", accounts.Select(account => account.ToString()).Order(StringComparer.Ordinal))}: read each from its own file."
                    )
            );
        }

        var account = accounts.Single();
        return FileReadResult.Success(
            new Snapshot
            {
                Id = id,
                Account = account,
                Source = SnapshotSource.File,
                StartedAt = writtenAt,
                CompletedAt = writtenAt,
                Users = details.Users,
                Groups = details.Groups,
                Roles = details.Roles,
                ManagedPolicies = details.Policies,
                Coverage = FileCoverage.Of(details, account),
            }
        );
    }

    private static string NotDetails(AuthorizationDetails details, string name)
    {
        var found =
            details.OtherMembers.Count == 0
                ? Translate("nothing")
                : $"`{string.Join("`, `", details.OtherMembers.Take(3))}`";
        return Translate(
            $"`{name}` is not what `aws iam get-account-authorization-details` prints: `UserDetailList`, "
                + $"`GroupDetailList`, `RoleDetailList` or `Policies` is expected, {found} was found; {HowToMake}."
        );
    }

    private static string Explain(DetailsException fault, string name, ReadOnlySpan<byte> text)
    {
        var before = text[..(int)Math.Min(fault.Offset, text.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = before.Length - (before.LastIndexOf((byte)'\n') + 1);
        var member = fault.Member.Length == 0 ? "" : Translate($", in `{fault.Member}`");
        return Translate($"`{name}` {fault.Fault} (line {line}, column {column}{member}): {HowToMake}.");
    }

    /// <summary>The same file gives the same id, so that storing it twice stores it once.</summary>
    private static string SnapshotId(byte[] bytes, DateTimeOffset writtenAt)
    {
        const int idBytes = 8;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes);
        hash.AppendData(BitConverter.GetBytes(writtenAt.UtcTicks));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, idBytes));
    }
}
