using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Users;

/// <summary>Users' long-lived access keys. The secret is told once, when the key is made.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html and its siblings</remarks>
internal static class AccessKeyOperations
{
    private const int MaxKeysPerUser = 2;

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateAccessKey", Subjects.UserOrCaller, Create),
        Operation.On("ListAccessKeys", Subjects.UserOrCaller, List),
        Operation.On("UpdateAccessKey", Subjects.UserOrCaller, Update),
        Operation.On("DeleteAccessKey", Subjects.UserOrCaller, Delete),
        Operation.On("GetAccessKeyLastUsed", OwnerOfKey, GetLastUsed),
    ];

    private static OperationResult Create(OperationCall call, User user)
    {
        if (user.AccessKeys.Length >= MaxKeysPerUser)
        {
            return LabError.QuotaExceeded("AccessKeysPerUser", MaxKeysPerUser);
        }

        var key = new AccessKey(SecretKeys.Create("AKIA"), IsActive: true, call.Now);
        var shown = Metadata(user, key);
        shown["SecretAccessKey"] = key.Credentials.SecretAccessKey;
        return WithKeys(call, user, user.AccessKeys.Add(key)).Answer(new JsonObject { ["AccessKey"] = shown });
    }

    private static OperationResult List(OperationCall call, User user) =>
        call.Page(
            "AccessKeyMetadata",
            user.AccessKeys.OrderBy(key => key.Id, StringComparer.OrdinalIgnoreCase),
            key => key.Id,
            key => Metadata(user, key)
        );

    private static OperationResult Update(OperationCall call, User user)
    {
        if (CredentialStatus.Read(call, out var isActive) is { } error)
        {
            return error;
        }

        if (Find(call, user) is not { } key)
        {
            return Missing(call);
        }

        return WithKeys(call, user, user.AccessKeys.Replace(key, key with { IsActive = isActive }));
    }

    private static OperationResult Delete(OperationCall call, User user) =>
        Find(call, user) is { } key ? WithKeys(call, user, user.AccessKeys.Remove(key)) : Missing(call);

    private static OperationResult GetLastUsed(OperationCall call)
    {
        if (!call.State.AccessKeyOwners.TryGetValue(call.Text("AccessKeyId"), out var owner))
        {
            return Missing(call);
        }

        var use = call.KeyUsage.Of(call.Text("AccessKeyId"));
        return new JsonObject
        {
            ["UserName"] = owner,
            ["AccessKeyLastUsed"] = new JsonObject
            {
                ["ServiceName"] = use?.Service ?? "N/A",
                ["Region"] = use?.Region ?? "N/A",
            }.AddTime("LastUsedDate", use?.At),
        };
    }

    private static AccountState WithKeys(OperationCall call, User user, ImmutableArray<AccessKey> keys)
    {
        var owners = call
            .State.AccessKeyOwners.RemoveRange(user.AccessKeys.Select(key => key.Id))
            .AddRange(keys.Select(key => KeyValuePair.Create(key.Id, user.Name)));
        return call.State.With(user with { AccessKeys = keys }) with { AccessKeyOwners = owners };
    }

    private static AccessKey? Find(OperationCall call, User user) =>
        user.AccessKeys.FirstOrDefault(key => key.Id.Equals(call.Text("AccessKeyId"), StringComparison.Ordinal));

    private static LabError Missing(OperationCall call) =>
        LabError.NoSuchEntity($"The Access Key with id {call.Text("AccessKeyId")} cannot be found.");

    private static JsonObject Metadata(User user, AccessKey key) =>
        new()
        {
            ["UserName"] = user.Name,
            ["AccessKeyId"] = key.Id,
            ["Status"] = key.Status,
            ["CreateDate"] = JsonShapes.Timestamp(key.CreatedAt),
        };

    private static Target OwnerOfKey(OperationCall call)
    {
        var owner = call.State.AccessKeyOwners.GetValueOrDefault(call.Text("AccessKeyId"), "");
        return call.State.Users.GetValueOrDefault(owner) is { } user
            ? new Target(user.Arn, $"user {user.Name}", user)
            : Target.Everything;
    }
}
