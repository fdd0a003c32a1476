using AwsRadar.Core.Policies;

namespace AwsRadar.Core.Conditions;

/// <summary><c>Bool</c>: <c>true</c> or <c>false</c>, upper and lower case alike.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean</remarks>
internal sealed class BoolTest(string value, PolicyLanguageVersion version) : ValueTest
{
    private readonly StringTest _text = new(Comparison.EqualIgnoringCase, value, version);

    public override Truth Matches(string requestValue, ContextScope scope) =>
        bool.TryParse(requestValue, out _) ? _text.Matches(requestValue.Trim(), scope) : Truth.False;
}
