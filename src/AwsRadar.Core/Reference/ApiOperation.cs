namespace AwsRadar.Core.Reference;

/// <summary>An operation as a service model names it: the caller, who knows the model, hands the names over.</summary>
/// <param name="Service">The service's name in the AWS CLI, such as <c>s3control</c>.</param>
/// <param name="SigningName">Its name in a credential scope, such as <c>s3</c>.</param>
/// <param name="EndpointPrefix">The start of its host names.</param>
/// <param name="Name">The operation, such as <c>ListBuckets</c>.</param>
/// <param name="HttpMethod">The method it is called with, which is the action for API Gateway.</param>
public sealed record ApiOperation(
    string Service,
    string SigningName,
    string EndpointPrefix,
    string Name,
    string HttpMethod
)
{
    /// <summary>Whether it is called without a signature, such as Cognito's sign-up.</summary>
    public bool IsUnsigned { get; init; }
}
