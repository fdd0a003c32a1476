namespace AwsRadar.Core.Conditions;

/// <summary><c>BinaryEquals</c>: the bytes that two base64 texts stand for.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals</remarks>
internal sealed class BinaryTest(string value) : ValueTest
{
    private readonly byte[]? _wanted = Decode(value);

    public static bool IsBase64(string text) => Decode(text) is not null;

    public override Truth Matches(string requestValue, ContextScope scope) =>
        (_wanted is not null && Decode(requestValue) is { } found && found.AsSpan().SequenceEqual(_wanted)).ToTruth();

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? bytes[..count] : null;
    }
}
