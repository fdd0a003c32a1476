using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Iam;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.IamToolbox;

/// <summary>A policy that a denial rested on, as it was then.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationPolicy.html. The operation is a
/// preview: that the document comes as JSON the page says; that its member is called <c>policyDocument</c> no published client confirms.
/// </remarks>
internal static class AuthorizationPolicy
{
    public static Operation Operation { get; } =
        Operations.Operation.On("GetRequestAuthorizationPolicy", Subjects.Everything, Get);

    private static OperationResult Get(OperationCall call)
    {
        var uri = call.Text("policyUri");
        var policy = DenialLookup
            .Find(call)
            ?.Policies.FirstOrDefault(one => one.Key.Equals(uri, StringComparison.Ordinal))
            ?.First();
        return policy is not null && Parse(policy.Content.Text) is { } document
            ? new JsonObject { ["policyDocument"] = document }
            : DenialLookup.NotFound;
    }

    /// <summary>Null when a policy of an account file is no JSON.</summary>
    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
