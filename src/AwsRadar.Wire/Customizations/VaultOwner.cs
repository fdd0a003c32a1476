using System.Text.Json;
using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Customizations;

/// <summary>S3 Glacier takes a hyphen for the account of the caller, which is who a call means that names none.</summary>
/// <remarks>https://docs.aws.amazon.com/amazonglacier/latest/dev/api-vault-get.html</remarks>
internal static class VaultOwner
{
    private const string AccountId = "accountId";

    public static JsonElement Complete(OperationModel operation, JsonElement input)
    {
        var isObject = input.ValueKind is JsonValueKind.Object or JsonValueKind.Undefined;
        var isWanted = isObject && operation.Input?.TryGetMember(AccountId, out _) is true;
        var isAbsent =
            isWanted && (input.ValueKind is JsonValueKind.Undefined || !input.TryGetProperty(AccountId, out _));
        return isAbsent ? input.WithText(AccountId, "-") : input;
    }
}
