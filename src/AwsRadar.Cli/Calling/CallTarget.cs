using AwsRadar.Cli.Calling.Names;
using AwsRadar.Cli.Calling.Parameters;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling;

/// <summary>The operation that a command line names.</summary>
internal sealed record CallTarget(ServiceModel Service, OperationModel Operation)
{
    /// <summary>In the AWS CLI's spelling: <c>iam list-users</c>.</summary>
    public string Title => $"{Service.Name} {CliSpelling.OfOperation(Operation.Name)}";

    public OperationParameters Parameters => field ??= OperationParameters.Of(Service, Operation);

    /// <summary>The output's member that goes to a file instead of the terminal; null for most operations.</summary>
    public Member? StreamedOutput =>
        Operation.Output is { Payload: { } payload } output
        && output.TryGetMember(payload, out var member)
        && member is { IsStreaming: true, Shape.Kind: ShapeKind.Blob }
            ? member
            : null;

    /// <summary>Null when there is no such service or operation.</summary>
    public static CallTarget? Find(string service, string operation) =>
        ServiceNames.TryOpen(service, out var model) && model.TryGetOperation(operation, out var found)
            ? new CallTarget(model, found)
            : null;
}
