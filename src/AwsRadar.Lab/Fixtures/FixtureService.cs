using System.Collections.Concurrent;
using System.Collections.Immutable;
using AwsRadar.Lab.Fixtures.Answers;
using AwsRadar.Lab.Fixtures.Resources;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures;

/// <summary>One service as its fixtures tell it: its operations, made when they are first asked for.</summary>
/// <param name="fixtures">Null: no fixture speaks of the service.</param>
internal sealed class FixtureService(FixtureWorld world, ServiceModel model, ServiceFixtures? fixtures)
{
    /// <summary>More scopes than this are not remembered: a request may be signed for any region.</summary>
    private const int MaxScopes = 1_000;

    private readonly ConcurrentDictionary<string, Operation> _operations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<FixtureScope, KnownResources> _known = new();

    public ServiceModel Model => model;

    /// <summary>Null when nothing answers the operation.</summary>
    public Operation? Find(OperationModel operation)
    {
        if (_operations.TryGetValue(operation.Name, out var found))
        {
            return found;
        }

        var ofOperation = fixtures?.Operations.GetValueOrDefault(operation.Name);
        return ofOperation is not null || (world.Without is WithoutFixture.Empty && EmptyLists.CanBe(operation))
            ? _operations.GetOrAdd(operation.Name, _ => Create(operation, ofOperation))
            : null;
    }

    /// <summary>Whether a fixture answers the operation.</summary>
    public bool Has(string operation) => fixtures?.Operations.ContainsKey(operation) is true;

    /// <summary>What the fixtures say about an operation in a scope; empty for nothing.</summary>
    public ImmutableArray<FixtureCase> CasesOf(string operation, FixtureScope scope) =>
        fixtures?.Operations.GetValueOrDefault(operation)?.CasesFor(scope) ?? [];

    public KnownResources KnownIn(FixtureScope scope)
    {
        if (fixtures is null)
        {
            return KnownResources.None;
        }

        if (_known.Count > MaxScopes)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(
            scope,
            each =>
                KnownResources.Of(
                    fixtures,
                    each,
                    (operation, input) => new FixturePermissions(world, this, operation).Named(input, each)
                )
        );
    }

    private Operation Create(OperationModel operation, OperationFixtures? ofOperation)
    {
        var answers = new FixtureAnswers(model, operation, ofOperation, world.Tokens);
        var permissions = new FixturePermissions(world, this, operation);
        return new Operation
        {
            Name = operation.Name,
            Target = null,
            Needs = permissions.Of,
            Handle = call =>
            {
                var owner = permissions.OwnerOf(call);
                return DryRun.Answer(model, call.Input) is { } dry
                    ? dry
                    : answers.Answer(call.Input, owner, KnownIn(owner));
            },
        };
    }
}
