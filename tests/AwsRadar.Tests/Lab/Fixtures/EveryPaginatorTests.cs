using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Client.Calls;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Lab.Fixtures.Answers;
using AwsRadar.Lab.Fixtures.Pages;
using AwsRadar.Lab.Fixtures.Resources;
using AwsRadar.Tests.Wire.RoundTrips;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>
/// The pages of every operation that has any, by its model: a list of more than two pages goes through the lab's answer,
/// the service's own protocol in both directions and the client's paginator, and arrives whole.
/// </summary>
public sealed class EveryPaginatorTests
{
    private const int MaxShown = 12;

    /// <summary>The operations with pages of all compiled models. A new model raises it.</summary>
    private const int AtLeastOperations = 3_100;

    private static readonly FixtureScope Scope = new("123456789012", "us-east-1");

    [Fact]
    public void Every_list_is_cut_into_pages_that_a_client_puts_together_again()
    {
        var problems = new ConcurrentBag<string>();
        var operations = Paged().ToArray();

        Parallel.ForEach(
            operations,
            pair =>
            {
                try
                {
                    if (ProblemOf(pair.Service, pair.Operation) is { } problem)
                    {
                        problems.Add($"{pair.Service}:{pair.Operation} {problem}");
                    }
                }
                catch (Exception error) when (error is ArgumentException or InvalidOperationException)
                {
                    problems.Add($"{pair.Service}:{pair.Operation} {error}");
                }
            }
        );

        Assert.True(operations.Length >= AtLeastOperations, $"{operations.Length} operations");
        Assert.True(
            problems.IsEmpty,
            $"{problems.Count}\n{string.Join('\n', problems.Order(StringComparer.Ordinal).Take(MaxShown))}"
        );
    }

    [Fact]
    public void Every_service_refuses_a_token_that_it_has_not_given_out()
    {
        var accepted = new ConcurrentBag<string>();

        Parallel.ForEach(
            Paged().Where(pair => NaturalPages.Of(pair.Service.Name, pair.Operation.Name) is null),
            pair =>
            {
                var input = Input(pair.Service, pair.Operation);
                var token = pair.Operation.Paginator!.InputTokens[0];
                var isKey =
                    pair.Operation.Input!.TryGetMember(token, out var member) && member.Shape.Kind is ShapeKind.Map;
                var forged = new PageTokens().Create("another request", 3);
                input[token] = isKey ? DynamoKey.Of(forged) : JsonValue.Create(forged);
                var answers = Answers(pair.Service, pair.Operation, Whole(pair.Service, pair.Operation, input, 3));
                var result = answers.Answer(JsonElement.Parse(input.ToJsonString()), Scope, KnownResources.None);
                if (result.Error is not { Code.Length: > 0 })
                {
                    accepted.Add($"{pair.Service}:{pair.Operation}");
                }
            }
        );

        Assert.Empty(accepted);
    }

    private static string? ProblemOf(ServiceModel service, OperationModel operation)
    {
        var size = SizeOf(operation);
        var input = Input(service, operation);
        var whole = Whole(service, operation, input, (2 * size) + 1);
        var answers = Answers(service, operation, whole);
        if (operation.Paginator!.LimitKey is { } limit && operation.Input!.TryGetMember(limit, out var member))
        {
            input[limit] = member.Shape.Kind is ShapeKind.String ? JsonValue.Create($"{size}") : JsonValue.Create(size);
        }

        var pages = new Pages(
            operation.Paginator,
            (page, _) => Task.FromResult(Call(service, operation, answers, page))
        )
            .ReadAsync(JsonElement.Parse(input.ToJsonString()), TestContext.Current.CancellationToken)
            .ToBlockingEnumerable(TestContext.Current.CancellationToken)
            .ToList();

        var failed = pages.Find(page => !page.IsSuccess);
        if (failed is not null)
        {
            return $"page {pages.Count}: {failed.Error}";
        }

        foreach (var place in Lists(operation))
        {
            var sent = ItemsIn(place, whole);
            var got = pages.SelectMany(page => ItemsIn(place, page.Output)).ToList();
            if (sent.Count != got.Count || !sent.Zip(got).All(pair => JsonNode.DeepEquals(pair.First, pair.Second)))
            {
                return $"{place.Name}: {sent.Count} sent, {got.Count} in {pages.Count} pages: {string.Join(' ', got.Take(3).Select(item => item?.ToJsonString()))}";
            }
        }

        return pages.Count == 3 ? null : $"{pages.Count} pages";
    }

    /// <summary>Both sides of the wire, without HTTP between them.</summary>
    private static CallResult Call(
        ServiceModel service,
        OperationModel operation,
        FixtureAnswers answers,
        JsonElement input
    )
    {
        Assert.True(ProtocolTable.TryGet(service.Protocol, out var protocol));
        var request = protocol.WriteRequest(service, operation, input);
        if (!request.TryGet(out var written, out var unwritten))
        {
            return CallResult.From(unwritten);
        }

        if (!protocol.ReadRequest(service, written).TryGet(out var call, out var unread))
        {
            return CallResult.From(unread);
        }

        // Some operations of Amazon S3 are told apart by the host alone.
        var result = answers.Answer(call.Input, Scope, KnownResources.None);
        var response = result.Error is { } error
            ? protocol.WriteError(service, WireError.Service(error.Code, error.Message, error.Status), "id")
            : protocol.WriteResponse(service, operation, JsonElement.Parse(result.Output!.ToJsonString()), "id");
        return CallResult.From(protocol.ReadResponse(service, operation, response));
    }

    private static FixtureAnswers Answers(ServiceModel service, OperationModel operation, JsonElement whole)
    {
        var only = new FixtureCase { Origin = "test", Output = whole };
        var fixtures = new OperationFixtures(operation, [(default, [only])]);
        return new FixtureAnswers(service, operation, fixtures, new PageTokens());
    }

    /// <summary>As many as the limit allows at least, and otherwise few.</summary>
    private static int SizeOf(OperationModel operation)
    {
        const int Few = 3;
        return operation.Paginator!.LimitKey is { } limit && operation.Input!.TryGetMember(limit, out var member)
            ? Math.Max(Few, (int)(member.Shape.Min ?? 0))
            : ListPages.DefaultItems;
    }

    private static JsonObject Input(ServiceModel service, OperationModel operation) =>
        new ShapeValues(Carrier.OfRequest(service.Protocol), Filling.RequiredOnly, seed: 1).Top(operation.Input);

    /// <summary>Its required members, and the given number of items: all but one of them in the first list.</summary>
    private static JsonElement Whole(ServiceModel service, OperationModel operation, JsonObject input, int count)
    {
        var make = new Items(NaturalPages.Of(service.Name, operation.Name), input);
        var output = new JsonObject();
        var lists = Lists(operation).ToList();
        for (var index = 0; index < lists.Count; index++)
        {
            var element = lists[index].MemberIn(operation.Output)!.Shape.Element!;
            var own = index == 0 ? count - lists.Count + 1 : 1;
            lists[index]
                .Set(
                    output,
                    new JsonArray([
                        .. Enumerable.Range(0, own).Select(number => make.Of(element, $"v{index}-{number:000}")),
                    ])
                );
        }

        return JsonElement.Parse(output.ToJsonString());
    }

    private static IEnumerable<OutputPlace> Lists(OperationModel operation) =>
        operation
            .Paginator!.ResultKeys.Select(OutputPlace.Parse)
            .OfType<OutputPlace>()
            .Where(place => place.MemberIn(operation.Output)?.Shape.Kind is ShapeKind.List);

    private static List<JsonNode?> ItemsIn(OutputPlace place, JsonElement output) =>
        place.Find(JsonObject.Create(output)!) is JsonArray list ? [.. list] : [];

    private static IEnumerable<(ServiceModel Service, OperationModel Operation)> Paged() =>
        ServiceCatalog
            .Names.Select(name => ServiceCatalog.TryOpen(name, out var service) ? service : null)
            .OfType<ServiceModel>()
            .SelectMany(service =>
                service
                    .OperationNames.Select(name => service.TryGetOperation(name, out var operation) ? operation : null)
                    .OfType<OperationModel>()
                    .Where(operation => operation.Paginator is not null && Lists(operation).Any())
                    .Select(operation => (service, operation))
            );

    /// <summary>Items of lists, none of them like another.</summary>
    /// <param name="natural">How pages begin where no token does: by members that each item then has.</param>
    /// <param name="input">What an item has in common with its request is the request's.</param>
    private sealed class Items(NaturalPages? natural, JsonObject input)
    {
        public JsonNode Of(Member element, string text) =>
            element.Shape.Kind switch
            {
                ShapeKind.String => text,
                ShapeKind.Structure when element.Shape.IsDocument => text,
                ShapeKind.Structure => Structure(element.Shape, text),
                ShapeKind.List => new JsonArray(Of(element.Shape.Element!, text)),
                ShapeKind.Map => new JsonObject { [text] = Of(element.Shape.Value!, text) },
                ShapeKind.Blob => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
                ShapeKind.Timestamp => Time(text),
                ShapeKind.Boolean => true,
                _ => int.Parse(text[^3..], CultureInfo.InvariantCulture),
            };

        private JsonObject Structure(Shape shape, string text)
        {
            var item = new JsonObject();
            var telling = Telling(shape) ?? throw new InvalidOperationException(shape.Name);
            item[telling.Name] = Of(telling, text);
            foreach (var member in shape.Members.Where(member => member.Shape.Kind is ShapeKind.String))
            {
                if (member != telling && Asked(member) is { } asked)
                {
                    item[member.Name] = asked;
                }
            }

            return item;
        }

        private Member? Telling(Shape shape) =>
            shape.Members.FirstOrDefault(member =>
                natural?.Tokens.Any(token => token.Fields.Contains(member.Name)) is true
            )
            ?? shape.Members.FirstOrDefault(member => member.Shape.Kind is ShapeKind.String && !IsAsked(member))
            ?? shape.Members.FirstOrDefault(member =>
                member.Shape.Kind is not (ShapeKind.Boolean or ShapeKind.Structure) && !IsAsked(member)
            )
            ?? shape.Members.FirstOrDefault(member => !IsAsked(member));

        private bool IsAsked(Member member) => Asked(member) is not null;

        /// <summary>What the request says of a member, by its name or in the plural.</summary>
        private string? Asked(Member member)
        {
            var asked = input.FirstOrDefault(each =>
                each.Key.Equals(member.Name, StringComparison.OrdinalIgnoreCase)
                || each.Key.Equals(member.Name + "s", StringComparison.OrdinalIgnoreCase)
            );
            var value = asked.Value is JsonArray { Count: > 0 } list ? list[0] : asked.Value;
            return value is JsonValue text && text.TryGetValue<string>(out var same) ? same : null;
        }

        private static string Time(string text) =>
            DateTimeOffset
                .UnixEpoch.AddSeconds(int.Parse(text[^3..], CultureInfo.InvariantCulture))
                .ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
    }
}
