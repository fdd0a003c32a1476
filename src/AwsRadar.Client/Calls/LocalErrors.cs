using System.Net.Http;
using System.Net.Sockets;
using AwsRadar.Client.Configuration;
using AwsRadar.Client.Endpoints;
using AwsRadar.Client.Events;
using AwsRadar.Client.Http;

namespace AwsRadar.Client.Calls;

/// <summary>Turns what was thrown on the way to a service or back into one sentence.</summary>
internal static class LocalErrors
{
    public static CallError Of(CallErrorKind kind, string message) => new(kind, kind.ToString(), message);

    /// <summary>Null for what is a bug of this program rather than an expected failure.</summary>
    /// <param name="endpoint">Where the call went; null when it did not get that far.</param>
    public static CallError? From(Exception exception, ServiceEndpoint? endpoint) =>
        exception switch
        {
            ConfigurationException problem => problem.Error,
            _ when Find<NotLoopbackException>(exception) is { } elsewhere => Of(
                CallErrorKind.Refused,
                Translate(
                    $"Requests by http stay on this machine, and `{elsewhere.Host}` does not lead to this machine. Nothing was sent."
                )
            ),
            _ when Find<InvalidEventException>(exception) is { } invalid => Of(
                CallErrorKind.Validation,
                invalid.Message
            ),
            _ when Find<LocalStreamException>(exception) is { } local => Of(
                CallErrorKind.LocalFile,
                $"{local.Message}."
            ),
            _ when Find<ResponseTooLargeException>(exception) is { } large => Of(
                CallErrorKind.Unreadable,
                Translate($"The answer of {endpoint?.Url} cannot be read: {large.Message}.")
            ),
            InvalidDataException => Of(
                CallErrorKind.Unreadable,
                Translate($"The answer of {endpoint?.Url} cannot be read: it says that it is compressed, and is not.")
            ),
            _ when IsOfNetwork(exception) => Of(
                CallErrorKind.Unreachable,
                Translate($"{endpoint?.Url} ({endpoint?.Source}) does not answer: {Reason(exception)}.")
            ),
            _ => null,
        };

    private static bool IsOfNetwork(Exception exception) =>
        exception is HttpRequestException or IOException or TimeoutException or SocketException
        || Find<SocketException>(exception) is not null;

    private static string Reason(Exception exception) =>
        exception is not TimeoutException && Find<SocketException>(exception) is { } socket
            ? socket.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => Translate("nothing listens there"),
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => Translate(
                    "the name is not known"
                ),
                SocketError.TimedOut => Translate("the connection timed out"),
                _ => socket.Message,
            }
            : exception.Message.TrimEnd('.');

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not (null or T))
        {
            exception = exception.InnerException;
        }

        return (T?)exception;
    }
}
