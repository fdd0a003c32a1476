using System.Collections.Immutable;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Parameters;

/// <summary>All parameters of an operation, and which of them turn pages.</summary>
internal sealed class OperationParameters
{
    private OperationParameters(ImmutableArray<OperationParameter> all, Paginator? paginator)
    {
        All = all;
        Paginator = paginator;
    }

    /// <summary>In the model's order.</summary>
    public ImmutableArray<OperationParameter> All { get; }

    public Paginator? Paginator { get; }

    /// <summary>Whether the parameter is one that <c>--starting-token</c> and <c>--page-size</c> stand for.</summary>
    public bool TurnsPages(OperationParameter parameter) =>
        Paginator is { } paginator
        && (
            paginator.InputTokens.Contains(parameter.Member.Name, StringComparer.Ordinal)
            || string.Equals(paginator.LimitKey, parameter.Member.Name, StringComparison.Ordinal)
        );

    public static OperationParameters Of(ServiceModel service, OperationModel operation)
    {
        var spelled = CliSpelling.OfOperation(operation.Name);
        var members = operation.Input?.Members ?? [];
        return new([.. members.Select(member => Parameter(service.Name, spelled, member))], operation.Paginator);
    }

    private static OperationParameter Parameter(string service, string operation, Member member)
    {
        var name = CliSpelling.OfMember(member.Name);
        var negated =
            member.Shape.Kind is ShapeKind.Boolean ? ParameterNames.Of(service, operation, $"no-{name}") : null;
        return new(member, ParameterNames.Of(service, operation, name), negated);
    }
}
