namespace AwsRadar.Lab.Organizations;

/// <summary>What Organizations says of an input that breaks a constraint of the model.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html#API_CreatePolicy_Errors, InvalidInputException</remarks>
internal static class InvalidInputText
{
    public static string Of(string reason) =>
        reason switch
        {
            "INPUT_REQUIRED" => "You must include a value for all required parameters.",
            "INVALID_ENUM" => "You specified an invalid value.",
            "INVALID_PATTERN" => "You provided a value that does not match the required pattern.",
            "MAX_LENGTH_EXCEEDED" => "You provided a string parameter that is longer than allowed.",
            "MIN_LENGTH_EXCEEDED" => "You provided a string parameter that is shorter than allowed.",
            "MAX_VALUE_EXCEEDED" => "You provided a numeric parameter that has a larger value than allowed.",
            "MIN_VALUE_EXCEEDED" => "You provided a numeric parameter that has a smaller value than allowed.",
            _ => "You specified an invalid value.",
        };
}
