using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam.Account;

/// <summary>What console passwords must look like. An update replaces the policy as a whole.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html and its siblings</remarks>
internal static class PasswordPolicyOperations
{
    private const int DefaultMinimumLength = 6;

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("GetAccountPasswordPolicy", Subjects.Everything, Get),
        Operation.On("UpdateAccountPasswordPolicy", Subjects.Everything, Update),
        Operation.On("DeleteAccountPasswordPolicy", Subjects.Everything, Delete),
    ];

    private static OperationResult Get(OperationCall call) =>
        call.State.PasswordPolicy is { } policy
            ? new JsonObject { ["PasswordPolicy"] = JsonNode.Parse(policy.GetRawText()) }
            : Missing(call);

    private static OperationResult Update(OperationCall call)
    {
        var policy = new JsonObject
        {
            ["MinimumPasswordLength"] = call.OptionalNumber("MinimumPasswordLength") ?? DefaultMinimumLength,
            ["RequireSymbols"] = call.Flag("RequireSymbols"),
            ["RequireNumbers"] = call.Flag("RequireNumbers"),
            ["RequireUppercaseCharacters"] = call.Flag("RequireUppercaseCharacters"),
            ["RequireLowercaseCharacters"] = call.Flag("RequireLowercaseCharacters"),
            ["AllowUsersToChangePassword"] = call.Flag("AllowUsersToChangePassword"),
            ["ExpirePasswords"] = call.OptionalNumber("MaxPasswordAge") > 0,
        };
        foreach (var member in (string[])["MaxPasswordAge", "PasswordReusePrevention"])
        {
            policy.AddIf(call.Has(member), member, () => call.OptionalNumber(member));
        }

        policy.AddIf(call.Has("HardExpiry"), "HardExpiry", () => call.Flag("HardExpiry"));
        return call.State with { PasswordPolicy = policy.ToElement() };
    }

    private static OperationResult Delete(OperationCall call) =>
        call.State.PasswordPolicy is null ? Missing(call) : call.State with { PasswordPolicy = null };

    private static LabError Missing(OperationCall call) =>
        LabError.NoSuchEntity($"The Password Policy with domain name {call.State.AccountId} cannot be found.");
}
