using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Policies;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Delegation;

/// <summary>
/// The policy that a partner asks for: a template whose <c>@{name}</c> are parameters. AWS registers templates for partners; in the
/// lab any managed policy that the partner's account can attach is one.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation-partner-guide.html</remarks>
internal static class DelegationTemplate
{
    /// <summary>Why there is no such policy, or null.</summary>
    public static LabError? Fill(OperationCall call, JsonElement permissions, out PolicyContent? policy)
    {
        policy = null;
        var arn = permissions.TryGetProperty("PolicyTemplateArn", out var named) ? named.GetString() ?? "" : "";
        if (ManagedPolicies.Find(call.State, arn) is not { } template)
        {
            return LabError.InvalidInput($"The policy template {arn} does not exist.");
        }

        var text = ParametersOf(permissions)
            .Aggregate(
                template.DefaultVersion.Content.Text,
                (filled, parameter) =>
                    filled.Replace($"@{{{parameter.Key}}}", parameter.Value, StringComparison.Ordinal)
            );
        if (text.Contains("@{", StringComparison.Ordinal))
        {
            return LabError.InvalidInput($"The policy template {arn} has parameters that the request does not give.");
        }

        policy = new PolicyContent("delegation", text, PolicyType.Session);
        return PolicyInput.Check(policy) is { } error ? LabError.InvalidInput(error.Message) : null;
    }

    private static ImmutableArray<KeyValuePair<string, string>> ParametersOf(JsonElement permissions) =>
        permissions.TryGetProperty("Parameters", out var parameters)
            ?
            [
                .. parameters
                    .EnumerateArray()
                    .Select(parameter =>
                        KeyValuePair.Create(
                            parameter.TryGetProperty("Name", out var name) ? name.GetString() ?? "" : "",
                            string.Join("\",\"", ValuesOf(parameter).Select(Encode))
                        )
                    ),
            ]
            : [];

    private static IEnumerable<string> ValuesOf(JsonElement parameter) =>
        parameter.TryGetProperty("Values", out var values)
            ? values.EnumerateArray().Select(value => value.GetString() ?? "")
            : [];

    /// <summary>A value stays within the quotation marks that the template has around it.</summary>
    private static string Encode(string value) => JsonEncodedText.Encode(value).ToString();
}
