using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam.Users;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Certificates;

/// <summary>Users' signing certificates.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSigningCertificate.html and its siblings</remarks>
internal static class SigningCertificateOperations
{
    private const int MaxCertificatesPerUser = 2;

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("UploadSigningCertificate", Subjects.UserOrCaller, Upload),
        Operation.On("ListSigningCertificates", Subjects.UserOrCaller, List),
        Operation.On("UpdateSigningCertificate", Subjects.UserOrCaller, Update),
        Operation.On("DeleteSigningCertificate", Subjects.UserOrCaller, Delete),
    ];

    private static OperationResult Upload(OperationCall call, User user)
    {
        var body = call.Text("CertificateBody").Trim();
        using var certificate = CertificateText.Read(body);
        if (certificate is null)
        {
            return CertificateText.Malformed;
        }

        if (certificate.NotAfter.ToUniversalTime() <= call.Now.UtcDateTime)
        {
            return new LabError("InvalidCertificate", 400, "The certificate has expired.");
        }

        if (IsKnown(call.State, body))
        {
            return new LabError("DuplicateCertificate", 409, "The certificate is already associated with a user.");
        }

        if (user.SigningCertificates.Length >= MaxCertificatesPerUser)
        {
            return LabError.QuotaExceeded("CertificatesPerUser", MaxCertificatesPerUser);
        }

        var added = new SigningCertificate(
            UniqueId.Create("", UniqueId.CertificateCharacters),
            body,
            IsActive: true,
            call.Now
        );
        return With(call, user, user.SigningCertificates.Add(added))
            .Answer(new JsonObject { ["Certificate"] = Write(user, added) });
    }

    private static OperationResult List(OperationCall call, User user) =>
        call.Page(
            "Certificates",
            user.SigningCertificates.OrderBy(certificate => certificate.Id, StringComparer.OrdinalIgnoreCase),
            certificate => certificate.Id,
            certificate => Write(user, certificate)
        );

    private static OperationResult Update(OperationCall call, User user) =>
        CredentialStatus.Read(call, out var isActive) is { } error ? error
        : Find(call, user) is { } found
            ? With(call, user, user.SigningCertificates.Replace(found, found with { IsActive = isActive }))
        : Missing(call);

    private static OperationResult Delete(OperationCall call, User user) =>
        Find(call, user) is { } found ? With(call, user, user.SigningCertificates.Remove(found)) : Missing(call);

    private static bool IsKnown(AccountState state, string body) =>
        state
            .Users.Values.SelectMany(user => user.SigningCertificates)
            .Any(certificate => certificate.Body.Equals(body, StringComparison.Ordinal));

    private static AccountState With(OperationCall call, User user, ImmutableArray<SigningCertificate> certificates) =>
        call.State.With(user with { SigningCertificates = certificates });

    private static SigningCertificate? Find(OperationCall call, User user) =>
        user.SigningCertificates.FirstOrDefault(certificate =>
            certificate.Id.Equals(call.Text("CertificateId"), StringComparison.Ordinal)
        );

    private static LabError Missing(OperationCall call) =>
        LabError.NoSuchEntity($"Certificate id {call.Text("CertificateId")} does not exist.");

    private static JsonObject Write(User user, SigningCertificate certificate) =>
        new()
        {
            ["UserName"] = user.Name,
            ["CertificateId"] = certificate.Id,
            ["CertificateBody"] = certificate.Body,
            ["Status"] = certificate.Status,
            ["UploadDate"] = JsonShapes.Timestamp(certificate.UploadedAt),
        };
}
