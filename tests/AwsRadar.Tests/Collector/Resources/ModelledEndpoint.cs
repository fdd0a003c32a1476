using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Resources;
using AwsRadar.Lab;
using AwsRadar.Lab.Serving;
using AwsRadar.Tests.Client;
using AwsRadar.Tests.Lab;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Microsoft.AspNetCore.Http;

namespace AwsRadar.Tests.Collector.Resources;

/// <summary>
/// A loopback endpoint that answers for services by their models, in their own protocols, and spoils some answers; IAM and STS
/// are a lab's.
/// </summary>
internal sealed class ModelledEndpoint : IAsyncDisposable
{
    private const string RequestId = "11111111-2222-3333-4444-555555555555";

    private readonly AnsweringEndpoint _endpoint;

    private ModelledEndpoint(AnsweringEndpoint endpoint) => _endpoint = endpoint;

    /// <summary>One attempt for each call, so that every fault reaches the scan, and no time spent on the client's pace.</summary>
    public AwsClientOptions Options =>
        _endpoint.Options with
        {
            Region = ModelledAnswer.Region,
            MaxAttempts = 1,
            Time = new HurriedTime(),
        };

    /// <param name="services">Those that it answers for: of several that are signed alike, one.</param>
    /// <param name="faultOf">What goes wrong with an operation.</param>
    /// <param name="answerOf">What is answered in place of what the model alone tells; null: nothing is.</param>
    public static async Task<ModelledEndpoint> StartAsync(
        LabServer lab,
        IReadOnlyCollection<string> services,
        Func<string, OperationModel, Fault> faultOf,
        Func<string, OperationModel, JsonObject>? answerOf = null
    ) =>
        new(
            await AnsweringEndpoint.StartAsync(
                async (request, context) =>
                {
                    var call = Read(request, services);
                    if (call is not { } asked)
                    {
                        await AnsweringEndpoint.WriteAsync(context, await FaultyLab.PassOnAsync(lab, request));
                        return;
                    }

                    await AnswerAsync(
                        asked.Service,
                        asked.Operation,
                        faultOf(asked.Service.Name, asked.Operation),
                        answerOf?.Invoke(asked.Service.Name, asked.Operation),
                        context
                    );
                }
            )
        );

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    /// <summary>Whether a fault can show in the answers of an operation.</summary>
    public static bool CanHit(ServiceModel service, OperationModel operation, Fault fault) =>
        fault switch
        {
            Fault.NoMarker => operation.Paginator is { MoreResults: { } flag }
                ? ModelledAnswer.IsPlain(flag)
                : IsTruncatable(operation),
            Fault.RepeatedMarker => operation.Paginator is { OutputTokens: [var token, ..] }
                && TokenAt(operation.Output!, token) is { Kind: ShapeKind.String },
            // Half of nothing is nothing.
            Fault.CutOff => Answer(service, operation).Body.Length > 1,
            _ => true,
        };

    private static async Task AnswerAsync(
        ServiceModel service,
        OperationModel operation,
        Fault fault,
        JsonObject? given,
        HttpContext context
    )
    {
        switch (fault)
        {
            case Fault.AccessDenied:
                await WriteAsync(DeniedCode(service), 403);
                break;
            case Fault.Throttled:
                await WriteAsync(service.Protocol is ServiceProtocol.RestXml ? "SlowDown" : "ThrottlingException", 400);
                break;
            case Fault.ServiceFailure:
                await WriteAsync("InternalFailure", 500);
                break;
            case Fault.Vanished:
                await WriteAsync(GoneCode(service, operation), 404);
                break;
            case Fault.Html:
                await AnsweringEndpoint.WriteAsync(context, AnsweringEndpoint.Xml("<html><body>Sign in</body></html>"));
                break;
            case Fault.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case Fault.Reset:
                context.Abort();
                break;
            case Fault.CutOff:
                var whole = Answer(service, operation, given: given);
                await AnsweringEndpoint.WriteAsync(
                    context,
                    whole with
                    {
                        Body = whole.Body[..(whole.Body.Length / 2)],
                    }
                );
                break;
            default:
                await AnsweringEndpoint.WriteAsync(context, Answer(service, operation, fault, given));
                break;
        }

        Task WriteAsync(string code, int status) =>
            AnsweringEndpoint.WriteAsync(
                context,
                ProtocolOf(service).WriteError(service, WireError.Service(code, "It is said so.", status), RequestId)
            );
    }

    private static WireResponse Answer(
        ServiceModel service,
        OperationModel operation,
        Fault fault = Fault.None,
        JsonObject? given = null
    )
    {
        var readers = ServiceOperations.Of(service).FirstOrDefault(each => each.Model.Name == operation.Name)?.Readers;
        var answer = given ?? ModelledAnswer.Of(operation, readers ?? []);
        if (fault is Fault.NoMarker)
        {
            ModelledAnswer.Put(answer, operation.Paginator?.MoreResults ?? "IsTruncated", true);
        }
        else if (fault is Fault.RepeatedMarker)
        {
            ModelledAnswer.Put(answer, operation.Paginator!.MoreResults ?? "", true);
            ModelledAnswer.Put(answer, operation.Paginator.OutputTokens[0], "again");
        }

        return ProtocolOf(service)
            .WriteResponse(service, operation, JsonElement.Parse(answer.ToJsonString()), RequestId);
    }

    private static (ServiceModel Service, OperationModel Operation)? Read(
        WireRequest request,
        IReadOnlyCollection<string> services
    )
    {
        if (!SignatureReader.Read(request).TryGet(out var claim, out _))
        {
            return null;
        }

        // Calls about directory buckets are signed for S3 Express.
        var signedFor = claim.Scope.Service is "s3express" ? "s3" : claim.Scope.Service;
        var service = ServiceFinder.Find(signedFor, request, (model, _) => services.Contains(model.Name));
        return
            service is not null
            && services.Contains(service.Name)
            && ProtocolOf(service).ReadRequest(service, request).TryGet(out var call, out _)
            ? (service, call.Operation)
            : null;
    }

    private static Shape? TokenAt(Shape output, string path) =>
        ModelledAnswer.IsPlain(path)
            ? path.Split('.')
                .Aggregate(
                    (Shape?)output,
                    (at, name) =>
                        at?.TryGetMember(name, out var member) is true && member.Location is MemberLocation.Body
                            ? member.Shape
                            : null
                )
            : null;

    private static bool IsTruncatable(OperationModel operation) =>
        operation.Paginator is null
        && operation.Output?.TryGetMember("IsTruncated", out var flag) is true
        && flag.Shape.Kind is ShapeKind.Boolean;

    /// <summary>What a service says about a single resource in its own words, if the model has them.</summary>
    private static string GoneCode(ServiceModel service, OperationModel operation)
    {
        var isList = ServiceOperations
            .Of(service)
            .Any(each => each.SubjectMember is null && each.Model.Name == operation.Name);
        var own = operation.Errors.FirstOrDefault(error =>
            error.Name.Contains("NotFound", StringComparison.Ordinal)
            || error.Name.Contains("NoSuch", StringComparison.Ordinal)
        );
        return !isList && own is not null ? own.Name
            : service.Protocol is ServiceProtocol.AwsQuery or ServiceProtocol.Ec2Query or ServiceProtocol.RestXml
                ? "NoSuchEntity"
            : "ResourceNotFoundException";
    }

    private static string DeniedCode(ServiceModel service) =>
        service.Protocol switch
        {
            ServiceProtocol.AwsQuery or ServiceProtocol.RestXml => "AccessDenied",
            ServiceProtocol.Ec2Query => "UnauthorizedOperation",
            _ => "AccessDeniedException",
        };

    private static IProtocol ProtocolOf(ServiceModel service) =>
        ProtocolTable.TryGet(service.Protocol, out var protocol)
            ? protocol
            : throw new InvalidOperationException(service.Name);
}
