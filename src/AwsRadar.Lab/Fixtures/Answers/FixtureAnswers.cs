using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Fixtures.Pages;
using AwsRadar.Lab.Fixtures.Resources;
using AwsRadar.Lab.Operations;
using AwsRadar.Wire.Models;

namespace AwsRadar.Lab.Fixtures.Answers;

/// <summary>
/// Answers one operation from its fixtures. Step 1: the case that fits the request. Step 2: its error, or its result with
/// the placeholders filled in. Step 3: what of a list the request names. Step 4: the page of it.
/// </summary>
/// <param name="fixtures">Null: no fixture speaks of the operation, and it is one that lists.</param>
internal sealed class FixtureAnswers(
    ServiceModel service,
    OperationModel operation,
    OperationFixtures? fixtures,
    PageTokens tokens
)
{
    private readonly NarrowedLists _narrowed = new(operation);
    private readonly ListPages? _pages = operation.Paginator is null ? null : new(service, operation, tokens);
    private readonly ObjectListing? _objects = ObjectListing.Of(service, operation);

    /// <param name="known">What the service's fixtures say about its resources in the scope.</param>
    public OperationResult Answer(JsonElement input, FixtureScope scope, KnownResources known)
    {
        // Step 1
        var cases = fixtures?.CasesFor(scope) ?? [];
        if (cases.IsEmpty)
        {
            return EmptyLists.CanBe(operation)
                ? Result(EmptyLists.Of(operation), input, scope)
                : WithoutFixtures.Refuse(service, operation, scope);
        }

        if (CaseMatch.Find(cases, input, scope, known) is not { } found)
        {
            return WithoutFixtures.RefuseInput(service, operation, cases);
        }

        // Step 2
        if (found.Error is { } error)
        {
            var answer = error.For(scope);
            return new LabError(answer.Code, answer.Status, answer.Message)
            {
                Details = answer.Details,
                IsVerbatim = true,
            };
        }

        return Result(JsonObject.Create(Placeholders.Expand(found.Output, scope))!, input, scope);
    }

    private OperationResult Result(JsonObject output, JsonElement input, FixtureScope scope)
    {
        // Step 3
        _objects?.Narrow(output, input);
        if (_objects is null && _narrowed.Narrow(output, input) is { } missing)
        {
            return new LabError(missing.Code, Status: 0, $"The {missing.Member} {missing.Value} was not found.")
            {
                IsVerbatim = true,
            };
        }

        // Step 4
        return _pages is null || _pages.TryCut(output, input, Binding(input, scope))
            ? output
            : new LabError(
                ServiceErrors.OfToken(service, operation),
                0,
                "The pagination token or the page size is not valid."
            )
            {
                IsVerbatim = true,
            };
    }

    /// <summary>What a page's token is good for: the same request in the same account and region.</summary>
    private string Binding(JsonElement input, FixtureScope scope)
    {
        var members = input
            .EnumerateObject()
            .Where(member => !ListPages.IsOfPage(operation.Paginator!, member.Name))
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{member.Name}={member.Value.GetRawText()}");
        return string.Join('\n', [service.Name, operation.Name, scope.Account, scope.Region, .. members]);
    }
}
