using System.Text;
using System.Text.Json;

namespace AwsRadar.Wire.Customizations;

/// <summary>What an instance runs when it starts is given as text and travels in base64.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html</remarks>
internal static class UserData
{
    private const string Member = "UserData";

    public static JsonElement Complete(JsonElement input) =>
        input.TextOf(Member) is { } text
            ? input.WithText(Member, Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))
            : input;
}
