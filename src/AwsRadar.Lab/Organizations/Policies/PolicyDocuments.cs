using System.Text.Json;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations.Policies;

/// <summary>What Organizations does not save as a policy.</summary>
internal static class PolicyDocuments
{
    /// <summary>Why the document is refused, or null. Beyond being JSON, only the types in IAM's language are looked into.</summary>
    public static LabError? Check(OrganizationPolicy policy)
    {
        var isWellFormed = PolicyTypes.IsAuthorization(policy.Type)
            ? policy.Content.FirstError is null
            : IsObject(policy.Content.Text);
        return isWellFormed
            ? null
            : OrganizationErrors.Of(
                "MalformedPolicyDocumentException",
                "The provided policy document does not meet the requirements of the specified policy type."
            );
    }

    private static bool IsObject(string text)
    {
        try
        {
            return JsonElement.Parse(text).ValueKind is JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
