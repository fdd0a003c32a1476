using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>Which of its own errors a service answers with where the input is at fault.</summary>
internal static class ServiceErrors
{
    private static readonly string[] TokenWords = ["Token", "Pagination", "Marker"];

    /// <summary>In order of preference, for services whose operations list several.</summary>
    private static readonly string[] Inputs =
    [
        "ValidationException",
        "ValidationError",
        "InvalidParameterException",
        "InvalidParameterValueException",
        "InvalidParameterValue",
        "InvalidParameter",
        "InvalidRequestException",
        "InvalidRequest",
        "InvalidInputException",
        "InvalidInput",
        "InvalidArgumentException",
        "InvalidArgument",
        "BadRequestException",
        "ClientException",
    ];

    /// <summary>The code for a token of a page that the service has not given out.</summary>
    public static string OfToken(ServiceModel service, OperationModel operation) =>
        operation
            .Errors.Select(shape => shape.Error!.Code)
            .FirstOrDefault(code =>
                code.Contains("Invalid", StringComparison.Ordinal)
                && Array.Exists(TokenWords, word => code.Contains(word, StringComparison.Ordinal))
            )
        ?? OfInput(service, operation);

    /// <summary>The code for an input that does not keep to the model.</summary>
    public static string OfInput(ServiceModel service, OperationModel operation)
    {
        var codes = operation.Errors.Select(shape => shape.Error!.Code).ToHashSet(StringComparer.Ordinal);
        return Inputs.FirstOrDefault(codes.Contains)
            ?? service.Protocol switch
            {
                ServiceProtocol.AwsQuery => "ValidationError",
                ServiceProtocol.Ec2Query => "InvalidParameterValue",
                ServiceProtocol.RestXml => "InvalidArgument",
                _ => "ValidationException",
            };
    }
}
