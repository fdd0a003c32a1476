using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>Lists of the whole account that the details lack: instance profiles, server certificates, service credentials.</summary>
internal static class AccountListCollector
{
    private static readonly JsonElement AllUsers = JsonElement.Parse("""{"AllUsers":true,"MaxItems":1000}""");

    public static async Task<ImmutableArray<InstanceProfileRoles>> InstanceProfilesAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    ) =>
        await ListAsync(
            runner,
            "ListInstanceProfiles",
            CallInput.LargePages,
            "InstanceProfiles",
            profile => new InstanceProfileRoles
            {
                Arn = AnswerReader.Arn(profile, "Arn"),
                Id = AnswerReader.Text(profile, "InstanceProfileId"),
                Name = AnswerReader.Text(profile, "InstanceProfileName"),
                Path = AnswerReader.Text(profile, "Path"),
                RoleNames =
                [
                    .. AnswerReader.List(profile, "Roles").Select(role => AnswerReader.Text(role, "RoleName")),
                ],
            },
            profile => profile.Id,
            cancellationToken
        );

    public static async Task<ImmutableArray<ServerCertificate>> ServerCertificatesAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    ) =>
        await ListAsync(
            runner,
            "ListServerCertificates",
            CallInput.LargePages,
            "ServerCertificateMetadataList",
            certificate => new ServerCertificate(
                AnswerReader.Arn(certificate, "Arn"),
                AnswerReader.Text(certificate, "ServerCertificateId"),
                AnswerReader.Text(certificate, "ServerCertificateName"),
                AnswerReader.Text(certificate, "Path"),
                AnswerReader.TimeOrNull(certificate, "UploadDate"),
                AnswerReader.TimeOrNull(certificate, "Expiration")
            ),
            certificate => certificate.Id,
            cancellationToken
        );

    /// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html: of all users at once.</remarks>
    public static async Task<ImmutableArray<ServiceSpecificCredential>> ServiceCredentialsAsync(
        CallRunner runner,
        CancellationToken cancellationToken
    ) =>
        await ListAsync(
            runner,
            "ListServiceSpecificCredentials",
            AllUsers,
            "ServiceSpecificCredentials",
            credential => new ServiceSpecificCredential(
                AnswerReader.Text(credential, "ServiceSpecificCredentialId"),
                AnswerReader.Text(credential, "UserName"),
                AnswerReader.Text(credential, "ServiceName"),
                AnswerReader.Text(credential, "Status") is "Active",
                AnswerReader.TimeOrNull(credential, "CreateDate"),
                AnswerReader.TimeOrNull(credential, "ExpirationDate")
            ),
            credential => credential.Id,
            cancellationToken
        );

    private static async Task<ImmutableArray<T>> ListAsync<T>(
        CallRunner runner,
        string operation,
        JsonElement input,
        string list,
        Func<JsonElement, T> read,
        Func<T, string> idOf,
        CancellationToken cancellationToken
    )
    {
        var items = new List<T>();
        await runner.RunAsync(
            CallRegistry.Find("iam", operation),
            input,
            page =>
            {
                var added = AnswerReader.List(page, list).Select(read).ToArray();
                items.AddRange(added);
                return added.Length;
            },
            null,
            cancellationToken
        );
        return [.. items.DistinctBy(idOf, StringComparer.Ordinal).OrderBy(idOf, StringComparer.Ordinal)];
    }
}
