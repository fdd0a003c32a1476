using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Certificates;

/// <summary>TLS certificates that the account holds.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadServerCertificate.html and its siblings</remarks>
internal static class ServerCertificateOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation
            .On("UploadServerCertificate", Subjects.New("server-certificate", "ServerCertificateName"), Upload)
            .AndTags("ServerCertificate"),
        Operation.On("GetServerCertificate", Subjects.ServerCertificate, Get),
        Operation.On("ListServerCertificates", Subjects.Listing("server-certificate"), List),
        Operation.On("UpdateServerCertificate", Subjects.ServerCertificate, Update),
        Operation.On("DeleteServerCertificate", Subjects.ServerCertificate, Delete),
    ];

    private static OperationResult Upload(OperationCall call)
    {
        var name = call.Text("ServerCertificateName");
        if (call.State.ServerCertificates.ContainsKey(name))
        {
            return AlreadyExists(name);
        }

        var body = call.Text("CertificateBody").Trim();
        using var certificate = CertificateText.Read(body);
        if (certificate is null)
        {
            return CertificateText.Malformed;
        }

        if ((CertificateText.CheckKey(body, call.Text("PrivateKey")) ?? TagInput.Check(call)) is { } error)
        {
            return error;
        }

        var quota = AccountQuotas.Check(
            "ServerCertificatesPerAccount",
            call.State.ServerCertificates.Count,
            AccountQuotas.ServerCertificates
        );
        if (quota is not null)
        {
            return quota;
        }

        var added = new ServerCertificate
        {
            Arn = ArnOf(call, call.Path, name),
            Id = UniqueId.Create(UniqueId.ServerCertificate),
            Name = name,
            Path = call.Path,
            UploadedAt = call.Now,
            ExpiresAt = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
            Body = body,
            Chain = call.OptionalText("CertificateChain"),
            Tags = TagInput.Read(call),
        };
        return call
            .State.With(added)
            .Answer(new JsonObject { ["ServerCertificateMetadata"] = Metadata(added) }.AddTags(added.Tags));
    }

    private static OperationResult Get(OperationCall call, ServerCertificate certificate) =>
        new JsonObject
        {
            ["ServerCertificate"] = new JsonObject
            {
                ["ServerCertificateMetadata"] = Metadata(certificate),
                ["CertificateBody"] = certificate.Body,
            }
                .AddText("CertificateChain", certificate.Chain)
                .AddTags(certificate.Tags),
        };

    private static OperationResult List(OperationCall call) =>
        call.Page(
            "ServerCertificateMetadataList",
            call.BelowPath(call.State.ServerCertificates.Values, certificate => certificate.Path),
            certificate => certificate.Name,
            Metadata
        );

    private static OperationResult Update(OperationCall call, ServerCertificate certificate)
    {
        var name = call.OptionalText("NewServerCertificateName") ?? certificate.Name;
        var isSame = Identity.NameComparer.Equals(name, certificate.Name);
        if (!isSame && call.State.ServerCertificates.ContainsKey(name))
        {
            return AlreadyExists(name);
        }

        var path = call.OptionalText("NewPath") ?? certificate.Path;
        return Without(call.State, certificate)
            .With(certificate with { Name = name, Path = path, Arn = ArnOf(call, path, name) });
    }

    private static OperationResult Delete(OperationCall call, ServerCertificate certificate) =>
        Without(call.State, certificate);

    private static AccountState Without(AccountState state, ServerCertificate certificate) =>
        state with
        {
            ServerCertificates = state.ServerCertificates.Remove(certificate.Name),
        };

    private static LabError AlreadyExists(string name) =>
        LabError.AlreadyExists($"The Server Certificate with name {name} already exists.");

    private static string ArnOf(OperationCall call, string path, string name) =>
        call.State.Arn($"server-certificate{path}{name}");

    private static JsonObject Metadata(ServerCertificate certificate) =>
        new()
        {
            ["Path"] = certificate.Path,
            ["ServerCertificateName"] = certificate.Name,
            ["ServerCertificateId"] = certificate.Id,
            ["Arn"] = certificate.Arn,
            ["UploadDate"] = JsonShapes.Timestamp(certificate.UploadedAt),
            ["Expiration"] = JsonShapes.Timestamp(certificate.ExpiresAt),
        };
}
