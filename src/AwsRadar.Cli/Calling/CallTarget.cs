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

    /// <summary>The output's member that is a stream of events; null for most operations.</summary>
    public Member? EventOutput => Wire.Protocols.Events.EventStreams.OfOutput(Operation);

    /// <summary>The kind of event that carries the content of a file, and the member that is the content; null for most operations.</summary>
    public (Member Kind, Member Content)? EventContent =>
        EventOutput is not { } stream
            ? null
            : stream
                .Shape.Members.SelectMany(kind =>
                    kind.Shape.Members.Where(member => member is { IsEventPayload: true, Shape.Kind: ShapeKind.Blob })
                        .Select(member => ((Member, Member)?)(kind, member))
                )
                .FirstOrDefault();

    /// <summary>Null when there is no such service or operation.</summary>
    public static CallTarget? Find(string service, string operation) =>
        ServiceNames.TryOpen(service, out var model) && model.TryGetOperation(operation, out var found)
            ? new CallTarget(model, found)
            : null;
}
