namespace AwsRadar.Core.Conditions;

/// <summary><c>Null</c>: <c>true</c> asks that the key be absent, <c>false</c> that it be there with a value.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null</remarks>
internal sealed class NullTest(string value) : ValueTest
{
    /// <param name="requestValue"><c>true</c> where the request lacks the key.</param>
    public override Truth Matches(string requestValue, ContextScope scope) =>
        string.Equals(requestValue, value, StringComparison.OrdinalIgnoreCase).ToTruth();
}
