using Amazon.Runtime;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Client.Pipeline;

/// <summary>
/// A service's error inside the SDK's pipeline, whose retry policy judges exceptions. It never leaves this project: the
/// client turns it into a value.
/// </summary>
internal sealed class ServiceAnswerException : AmazonServiceException
{
    public ServiceAnswerException(WireError error, Exception cause)
        : base(
            error.Message,
            cause,
            error.IsSenderFault ? ErrorType.Sender : ErrorType.Receiver,
            error.Code,
            error.RequestId,
            (System.Net.HttpStatusCode)error.Status
        ) => Error = error;

    public WireError Error { get; }
}
