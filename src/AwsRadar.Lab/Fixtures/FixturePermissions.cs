using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Lab.Fixtures.Resources;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures;

/// <summary>What a caller must be permitted for an operation that fixtures answer: its actions, on the resources that it names.</summary>
internal sealed class FixturePermissions
{
    private readonly FixtureWorld _world;
    private readonly FixtureService _service;
    private readonly OperationModel _operation;
    private readonly ImmutableArray<IamAction> _actions;

    public FixturePermissions(FixtureWorld world, FixtureService service, OperationModel operation)
    {
        _world = world;
        _service = service;
        _operation = operation;
        _actions = [.. ActionsOf(service.Model, operation)];
    }

    public IEnumerable<Permission> Of(OperationCall call)
    {
        var scope = ScopeOf(call);
        var keys = new ServiceKeys(_operation, call.Input, scope);
        return _actions.SelectMany(action =>
            ArnsOf(action, call, scope).Select(arn => Permission(call, action, arn, scope, keys))
        );
    }

    /// <summary>Whose fixtures answer: those of the resource's owner, or of the caller where no resource is named.</summary>
    public FixtureScope OwnerOf(OperationCall call)
    {
        var scope = ScopeOf(call);
        return _actions.IsEmpty ? scope : _world.Owners.Of(ArnsOf(_actions[0], call, scope)[^1], scope);
    }

    /// <summary>The resources that an input names, as far as it says so itself.</summary>
    public IEnumerable<string> Named(JsonElement input, FixtureScope scope) =>
        _actions
            .SelectMany(action =>
                new ResourceArns(scope, new InputNames(action.Service, _operation, input), KnownResources.None).Of(
                    action
                )
            )
            .Where(arn => !arn.Contains('*', StringComparison.Ordinal));

    private static FixtureScope ScopeOf(OperationCall call) => new(call.State.AccountId.ToString(), call.Region);

    private ImmutableArray<string> ArnsOf(IamAction action, OperationCall call, FixtureScope scope) =>
        new ResourceArns(scope, new InputNames(action.Service, _operation, call.Input), _service.KnownIn(scope)).Of(
            action
        );

    private Permission Permission(
        OperationCall call,
        IamAction action,
        string arn,
        FixtureScope scope,
        ServiceKeys keys
    )
    {
        var owner = _world.Owners.Of(arn, scope);
        var target = new Target(arn, TextOf(action, arn))
        {
            Owner = AccountId.Parse(owner.Account),
            Policy = RootUserDoor.IsOpen(call, action.FullName, owner.Account)
                ? null
                : _world.Policies.Find(arn, owner),
            RestrictsPublicBuckets = _world.Policies.RestrictsPublicBuckets(arn, owner),
        };
        return new Permission(action.FullName, target)
        {
            Keys = [.. keys.For(action, arn, owner, _service.KnownIn(owner).TagsOf(arn))],
        };
    }

    /// <summary>What the operation needs by AWS's reference, and what that depends on.</summary>
    private static IEnumerable<IamAction> ActionsOf(ServiceModel service, OperationModel operation)
    {
        var needed = OperationActions.Resolve(
            new ApiOperation(
                service.Name,
                service.SigningName,
                service.EndpointPrefix,
                operation.Name,
                operation.HttpMethod
            )
            {
                IsUnsigned = operation.IsUnsigned,
            }
        );
        return needed.Kind switch
        {
            NeededActionsKind.NoneNeeded => [],
            // The reference has no action for it. Nobody gets in but those whose policies allow any of the service's.
            NeededActionsKind.Unknown => [Action($"{service.SigningName}:{operation.Name}")],
            _ => needed
                .Actions.Select(Action)
                .SelectMany(action => action.DependentActions.Select(Action).Prepend(action))
                .DistinctBy(action => action.FullName, StringComparer.OrdinalIgnoreCase),
        };
    }

    private static IamAction Action(string fullName)
    {
        if (ActionCatalog.TryFind(fullName, out var action))
        {
            return action;
        }

        var colon = fullName.IndexOf(':', StringComparison.Ordinal);
        return new IamAction(fullName[..colon], fullName[(colon + 1)..], AccessLevel.Read, [], [], []);
    }

    /// <summary>What AWS writes behind <c>on resource:</c>. Amazon EC2 and Amazon S3 name no resource where there is none, and S3 quotes it.</summary>
    private static string TextOf(IamAction action, string arn) =>
        (action.Service, arn) switch
        {
            ("ec2" or "s3", "*") => "",
            ("s3", _) => $"\"{arn}\"",
            _ => arn,
        };
}
