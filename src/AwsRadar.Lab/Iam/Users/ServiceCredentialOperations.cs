using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>Users' names and passwords, or API keys, for single services.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html and its siblings</remarks>
internal static class ServiceCredentialOperations
{
    private const int MaxPerService = 2;

    private static readonly FrozenSet<string> PasswordServices = FrozenSet.Create(
        StringComparer.Ordinal,
        "codecommit.amazonaws.com",
        "cassandra.amazonaws.com"
    );

    private static readonly FrozenSet<string> ApiKeyServices = FrozenSet.Create(
        StringComparer.Ordinal,
        "bedrock.amazonaws.com",
        "logs.amazonaws.com"
    );

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateServiceSpecificCredential", Subjects.User, Create),
        Operation.On("ListServiceSpecificCredentials", ListTarget, List),
        Operation.On("UpdateServiceSpecificCredential", Subjects.UserOrCaller, Update),
        Operation.On("ResetServiceSpecificCredential", Subjects.UserOrCaller, Reset),
        Operation.On("DeleteServiceSpecificCredential", Subjects.UserOrCaller, Delete),
    ];

    private static OperationResult Create(OperationCall call, User user)
    {
        var service = call.Text("ServiceName");
        if (!IsSupported(service))
        {
            return NotSupported(service);
        }

        var days = call.OptionalNumber("CredentialAgeDays");
        if (days is not null && !ApiKeyServices.Contains(service))
        {
            return LabError.InvalidInput($"CredentialAgeDays is not supported for service {service}.");
        }

        var siblings = user.ServiceCredentials.Where(known => IsOf(known, service)).ToList();
        if (siblings.Count >= MaxPerService)
        {
            return LabError.QuotaExceeded("ServiceSpecificCredentialsPerUser", MaxPerService);
        }

        var added = new ServiceSpecificCredential(
            UniqueId.Create(UniqueId.ServiceSpecificCredential),
            service,
            AliasOf(call, user, siblings.Count),
            IsActive: true,
            call.Now,
            days is { } age ? call.Now.AddDays(age) : null
        );
        return With(call, user, user.ServiceCredentials.Add(added)).Answer(WithSecret(user, added));
    }

    private static OperationResult List(OperationCall call)
    {
        if (call.OptionalText("ServiceName") is { } service && !IsSupported(service))
        {
            return NotSupported(service);
        }

        if (!call.Flag("AllUsers") && Subjects.UserOrCaller.Find(call) is null)
        {
            return Subjects.UserOrCaller.Missing(call);
        }

        IEnumerable<User> users = call.Flag("AllUsers") ? call.State.Users.Values : [Subjects.UserOrCaller.Find(call)!];
        var credentials = users
            .SelectMany(user => user.ServiceCredentials.Select(credential => (User: user, Credential: credential)))
            .Where(one => call.OptionalText("ServiceName") is not { } name || IsOf(one.Credential, name))
            .OrderBy(one => one.Credential.Id, StringComparer.OrdinalIgnoreCase);
        return call.Page(
            "ServiceSpecificCredentials",
            credentials,
            one => one.Credential.Id,
            one => Metadata(one.User, one.Credential)
        );
    }

    private static OperationResult Update(OperationCall call, User user) =>
        CredentialStatus.Read(call, out var isActive) is { } error ? error
        : Find(call, user) is { } found
            ? With(call, user, user.ServiceCredentials.Replace(found, found with { IsActive = isActive }))
        : Missing(call);

    private static OperationResult Reset(OperationCall call, User user) =>
        Find(call, user) is { } found ? WithSecret(user, found) : Missing(call);

    private static OperationResult Delete(OperationCall call, User user) =>
        Find(call, user) is { } found ? With(call, user, user.ServiceCredentials.Remove(found)) : Missing(call);

    private static Target ListTarget(OperationCall call) =>
        call.Flag("AllUsers") ? Target.At(call.State.Arn("user/*")) : Subjects.UserOrCaller.Target(call);

    private static AccountState With(
        OperationCall call,
        User user,
        ImmutableArray<ServiceSpecificCredential> credentials
    ) => call.State.With(user with { ServiceCredentials = credentials });

    private static ServiceSpecificCredential? Find(OperationCall call, User user) =>
        user.ServiceCredentials.FirstOrDefault(known =>
            known.Id.Equals(call.Text("ServiceSpecificCredentialId"), StringComparison.Ordinal)
        );

    private static LabError Missing(OperationCall call) =>
        LabError.NoSuchEntity(
            $"The service specific credential with id {call.Text("ServiceSpecificCredentialId")} cannot be found."
        );

    private static LabError NotSupported(string service) =>
        new(
            "NotSupportedService",
            404,
            $"The specified service {service} does not support service-specific credentials."
        );

    private static bool IsSupported(string service) =>
        PasswordServices.Contains(service) || ApiKeyServices.Contains(service);

    private static bool IsOf(ServiceSpecificCredential credential, string service) =>
        credential.ServiceName.Equals(service, StringComparison.Ordinal);

    /// <summary>A user's second one is told from the first by a number.</summary>
    private static string AliasOf(OperationCall call, User user, int siblings) =>
        $"{user.Name}{(siblings == 0 ? "" : $"+{siblings}")}-at-{call.State.AccountId}";

    /// <summary>The one time that a password or API key is told.</summary>
    private static JsonObject WithSecret(User user, ServiceSpecificCredential credential)
    {
        var shown = Metadata(user, credential);
        shown[ApiKeyServices.Contains(credential.ServiceName) ? "ServiceCredentialSecret" : "ServicePassword"] =
            SecretKeys.CreateSecret();
        return new JsonObject { ["ServiceSpecificCredential"] = shown };
    }

    private static JsonObject Metadata(User user, ServiceSpecificCredential credential) =>
        new JsonObject
        {
            ["UserName"] = user.Name,
            ["Status"] = credential.Status,
            ["CreateDate"] = JsonShapes.Timestamp(credential.CreatedAt),
            ["ServiceSpecificCredentialId"] = credential.Id,
            ["ServiceName"] = credential.ServiceName,
            [ApiKeyServices.Contains(credential.ServiceName) ? "ServiceCredentialAlias" : "ServiceUserName"] =
                credential.Alias,
        }.AddTime("ExpirationDate", credential.ExpiresAt);
}
