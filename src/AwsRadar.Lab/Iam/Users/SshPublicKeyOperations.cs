using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>Users' SSH public keys. They are read and checked; no repository here asks for them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSSHPublicKey.html and its siblings</remarks>
internal static class SshPublicKeyOperations
{
    private const int MaxKeysPerUser = 5;

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("UploadSSHPublicKey", Subjects.User, Upload),
        Operation.On("GetSSHPublicKey", Subjects.User, Get),
        Operation.On("ListSSHPublicKeys", Subjects.UserOrCaller, List),
        Operation.On("UpdateSSHPublicKey", Subjects.User, Update),
        Operation.On("DeleteSSHPublicKey", Subjects.User, Delete),
    ];

    private static OperationResult Upload(OperationCall call, User user)
    {
        if (!SshPublicKeyText.IsKnownForm(call.Text("SSHPublicKeyBody")))
        {
            return new LabError(
                "UnrecognizedPublicKeyEncoding",
                400,
                "The public key encoding format is unsupported or unrecognized."
            );
        }

        if (SshPublicKeyText.Read(call.Text("SSHPublicKeyBody")) is not { } key)
        {
            return new LabError("InvalidPublicKey", 400, "The public key is malformed or otherwise invalid.");
        }

        if (key.Modulus!.Length * 8 < SshPublicKeyText.MinBits)
        {
            return new LabError(
                "InvalidPublicKey",
                400,
                $"The public key must have at least {SshPublicKeyText.MinBits} bits."
            );
        }

        var body = SshPublicKeyText.WriteOpenSsh(key);
        if (user.SshPublicKeys.Any(known => known.Body.Equals(body, StringComparison.Ordinal)))
        {
            return new LabError(
                "DuplicateSSHPublicKey",
                400,
                "The SSH public key is already associated with this user."
            );
        }

        if (user.SshPublicKeys.Length >= MaxKeysPerUser)
        {
            return LabError.QuotaExceeded("SSHPublicKeysPerUser", MaxKeysPerUser);
        }

        var added = new SshPublicKey(
            UniqueId.Create(UniqueId.PublicKey),
            body,
            SshPublicKeyText.Fingerprint(key),
            IsActive: true,
            call.Now
        );
        return With(call, user, user.SshPublicKeys.Add(added))
            .Answer(new JsonObject { ["SSHPublicKey"] = Detail(user, added, added.Body) });
    }

    private static OperationResult Get(OperationCall call, User user)
    {
        if (Find(call, user) is not { } key)
        {
            return Missing(call);
        }

        var body = call.Text("Encoding") is "PEM" ? ToPem(key) : key.Body;
        return new JsonObject { ["SSHPublicKey"] = Detail(user, key, body) };
    }

    private static OperationResult List(OperationCall call, User user) =>
        call.Page(
            "SSHPublicKeys",
            user.SshPublicKeys.OrderBy(key => key.Id, StringComparer.OrdinalIgnoreCase),
            key => key.Id,
            key => Metadata(user, key)
        );

    private static OperationResult Update(OperationCall call, User user) =>
        CredentialStatus.Read(call, out var isActive) is { } error ? error
        : Find(call, user) is { } key
            ? With(call, user, user.SshPublicKeys.Replace(key, key with { IsActive = isActive }))
        : Missing(call);

    private static OperationResult Delete(OperationCall call, User user) =>
        Find(call, user) is { } key ? With(call, user, user.SshPublicKeys.Remove(key)) : Missing(call);

    private static AccountState With(OperationCall call, User user, ImmutableArray<SshPublicKey> keys) =>
        call.State.With(user with { SshPublicKeys = keys });

    private static SshPublicKey? Find(OperationCall call, User user) =>
        user.SshPublicKeys.FirstOrDefault(key => key.Id.Equals(call.Text("SSHPublicKeyId"), StringComparison.Ordinal));

    private static LabError Missing(OperationCall call) =>
        LabError.NoSuchEntity($"The Public Key with id {call.Text("SSHPublicKeyId")} cannot be found.");

    private static string ToPem(SshPublicKey key) => SshPublicKeyText.WritePem(SshPublicKeyText.Read(key.Body)!.Value);

    private static JsonObject Detail(User user, SshPublicKey key, string body)
    {
        var shown = Metadata(user, key);
        shown["Fingerprint"] = key.Fingerprint;
        shown["SSHPublicKeyBody"] = body;
        return shown;
    }

    private static JsonObject Metadata(User user, SshPublicKey key) =>
        new()
        {
            ["UserName"] = user.Name,
            ["SSHPublicKeyId"] = key.Id,
            ["Status"] = key.Status,
            ["UploadDate"] = JsonShapes.Timestamp(key.UploadedAt),
        };
}
