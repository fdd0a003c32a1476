using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>What a user can have beside a password and access keys: a call for each user and kind.</summary>
internal static class UserCredentialCollector
{
    private static readonly ScanCall DetailsCall = CallRegistry.Find("iam", "GetAccountAuthorizationDetails");

    public static async Task<ImmutableArray<MfaDevice>> MfaDevicesAsync(
        CallRunner runner,
        AuthorizationDetails details,
        CancellationToken cancellationToken
    )
    {
        var devices = await AskAsync(
            runner,
            "ListMFADevices",
            details,
            (page, user) =>
                AnswerReader
                    .List(page, "MFADevices")
                    .Select(device => new MfaDevice(
                        AnswerReader.Text(device, "SerialNumber"),
                        user,
                        AnswerReader.TimeOrNull(device, "EnableDate")
                    )),
            cancellationToken
        );
        return Sorted(devices, device => device.SerialNumber);
    }

    public static async Task<ImmutableArray<SshPublicKey>> SshKeysAsync(
        CallRunner runner,
        AuthorizationDetails details,
        CancellationToken cancellationToken
    )
    {
        var keys = await AskAsync(
            runner,
            "ListSSHPublicKeys",
            details,
            (page, user) =>
                AnswerReader
                    .List(page, "SSHPublicKeys")
                    .Select(key => new SshPublicKey(
                        AnswerReader.Text(key, "SSHPublicKeyId"),
                        user,
                        AnswerReader.Text(key, "Status") is "Active",
                        AnswerReader.TimeOrNull(key, "UploadDate")
                    )),
            cancellationToken
        );
        return Sorted(keys, key => key.Id);
    }

    public static async Task<ImmutableArray<SigningCertificate>> CertificatesAsync(
        CallRunner runner,
        AuthorizationDetails details,
        CancellationToken cancellationToken
    )
    {
        var certificates = await AskAsync(
            runner,
            "ListSigningCertificates",
            details,
            (page, user) =>
                AnswerReader
                    .List(page, "Certificates")
                    .Select(certificate => new SigningCertificate(
                        AnswerReader.Text(certificate, "CertificateId"),
                        user,
                        AnswerReader.Text(certificate, "Status") is "Active",
                        AnswerReader.TimeOrNull(certificate, "UploadDate")
                    )),
            cancellationToken
        );
        return Sorted(certificates, certificate => certificate.Id);
    }

    private static async Task<IReadOnlyCollection<T>> AskAsync<T>(
        CallRunner runner,
        string operation,
        AuthorizationDetails details,
        Func<JsonElement, string, IEnumerable<T>> read,
        CancellationToken cancellationToken
    )
    {
        var call = CallRegistry.Find("iam", operation);
        var items = await new EntityCalls(call, Translatable("user")).AskAsync(
            runner,
            [.. details.Users.Select(user => user.Name)],
            user => CallInput.Of("UserName", user),
            read,
            cancellationToken
        );
        runner.Follow(call, DetailsCall, Translatable("Not all users are known."));
        return items;
    }

    private static ImmutableArray<T> Sorted<T>(IEnumerable<T> items, Func<T, string> idOf) =>
        [.. items.DistinctBy(idOf, StringComparer.Ordinal).OrderBy(idOf, StringComparer.Ordinal)];
}
