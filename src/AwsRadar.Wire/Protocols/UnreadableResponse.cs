using AwsRadar.Wire.Models;

namespace AwsRadar.Wire.Protocols;

/// <summary>
/// What is neither a result nor an error of the protocol, such as the HTML page of a captive portal with status 200 or a
/// document that ends early: it never becomes an empty result.
/// </summary>
internal static class UnreadableResponse
{
    public const string TooLarge = "it is larger than 32 MiB";

    /// <param name="reason">Begins with what is wrong, as in "it is empty".</param>
    public static WireError Of(OperationModel operation, WireResponse response, string reason)
    {
        // An error without a readable body still has its status, which says whether a retry may help.
        var isFailure = !IsSuccess(response);
        var message = $"The answer to {operation.Name} with HTTP status {response.Status} cannot be read: {reason}.";
        var error = isFailure
            ? new WireError(WireErrorKind.Service, $"{response.Status}", message)
            {
                IsSenderFault = response.Status < 500,
            }
            : WireError.Unreadable(message);
        return error with { Status = response.Status, RequestId = RequestIds.Of(response) };
    }

    public static bool IsSuccess(WireResponse response) => response.Status is >= 200 and < 300;
}
