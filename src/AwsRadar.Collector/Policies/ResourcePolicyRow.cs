using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Collector.Resources;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Snapshots;
using AwsRadar.Wire.Models;

namespace AwsRadar.Collector.Policies;

/// <summary>Where the policies of one type of resource are read.</summary>
internal sealed record ResourcePolicyRow
{
    private const string Start = "{";

    /// <summary>Before a member of the item that shows the resource.</summary>
    private const string OfItem = "Item:";

    /// <summary>In a path: the values of all keys.</summary>
    private const string Each = "*";

    public required string Service { get; init; }

    public required string Operation { get; init; }

    /// <summary>The type of the resources, such as <c>s3:bucket</c>; null for one policy of the whole service in a region.</summary>
    public string? Type { get; init; }

    /// <summary>The resource that such a policy is of, with <c>${Partition}</c>, <c>${Region}</c> and <c>${Account}</c>.</summary>
    public string? Arn { get; init; }

    /// <summary>
    /// What the operation is asked: <c>{Arn}</c>, <c>{Name}</c>, <c>{Handle}</c>, <c>{Account}</c> or a variable of the type's
    /// ARN in braces stands for the resource's, <c>{Item:Member}</c> for what the list says of it.
    /// </summary>
    public Dictionary<string, JsonElement> Input
    {
        get => field ?? [];
        init;
    }

    /// <summary>The ARN of what has the policy, where that is not the resource that it is asked about; as in <see cref="Input"/>.</summary>
    public string? Holder { get; init; }

    /// <summary>Where the policy is in the result, or in the item of the list that shows the resource.</summary>
    public required string Policy { get; init; }

    /// <summary>The operation that shows the resources, where only their ARNs say of which type they are.</summary>
    public string? ShownBy { get; init; }

    /// <summary>Whether the list that shows the resources has the policies too, and nothing more is asked.</summary>
    public bool IsInList { get; init; }

    public ScanCall ToCall() =>
        new()
        {
            Service = Service,
            Operation = Operation,
            Subject = Type is null ? ScanSubject.Service : ScanSubject.Resource,
            Depth = ScanDepth.Fast,
            Sections = [SnapshotSection.ResourcePolicies],
            Permissions = [.. Actions().Select(action => new RequiredAction(action))],
            Calls = Type is null ? "1 per region" : $"1 per {Type}",
            Why = "The policy of the resource.",
        };

    public JsonElement InputFor(FoundResource? resource, Place place) =>
        CallInput.Of(
            Input.Select(member =>
                KeyValuePair.Create(member.Key, AsModelled(member.Key, Fill(member.Value, resource, place)))
            )
        );

    /// <summary>What has the policy that is asked for with a resource.</summary>
    public Arn HolderOf(FoundResource resource, Place place) =>
        Holder is not null && Core.Arns.Arn.TryParse(ValueOf(Holder.Trim('{', '}'), resource, place), out var holder)
            ? holder
            : resource.Arn;

    public Arn HolderIn(Place place) =>
        Core.Arns.Arn.Parse(
            ArnTemplate
                .Parse(Arn!)
                .Fill(variable =>
                    variable switch
                    {
                        "Partition" => place.Partition,
                        "Region" => place.ArnRegion,
                        _ => place.Account.ToString(),
                    }
                )
        );

    /// <summary>The policies in a result: none, one, or all of a list.</summary>
    /// <exception cref="DetailsException">
    /// The answer has nothing but the policy, and that is none: a page of a proxy, or the first half of one.
    /// </exception>
    public IEnumerable<string> PoliciesIn(JsonElement result)
    {
        foreach (var text in TextsAt(result, [.. Policy.Split('.')], 0).Where(text => text.Trim().Length > 0))
        {
            yield return !IsWholeBody || IsJson(text)
                ? Unescaped(text)
                : throw AnswerReader.Wrong(Policy, Translatable("a policy"));
        }
    }

    /// <summary>Whether the body of the answer is the policy itself, so that no protocol tells whether it came whole.</summary>
    private bool IsWholeBody =>
        ServiceCatalog.TryOpen(Service, out var service)
        && service.TryGetOperation(Operation, out var operation)
        && operation.Output is { Payload: { } payload } output
        && payload == Policy
        && output.TryGetMember(payload, out var member)
        && member.Shape.Kind is ShapeKind.String or ShapeKind.Blob;

    /// <summary>API Gateway gives the policy as the inside of a JSON string: <c>{\"Version\":…</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html</remarks>
    private static string Unescaped(string text)
    {
        if (!text.StartsWith("{\\", StringComparison.Ordinal))
        {
            return text;
        }

        try
        {
            return JsonElement.Parse($"\"{text}\"").GetString()!;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<string> TextsAt(JsonElement value, ImmutableArray<string> path, int depth) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => TextsAt(item, path, depth)),
            JsonValueKind.Object when depth < path.Length && path[depth] is Each => value
                .EnumerateObject()
                .SelectMany(entry => TextsAt(entry.Value, path, depth + 1)),
            JsonValueKind.Object when depth < path.Length && value.TryGetProperty(path[depth], out var inner) =>
                TextsAt(inner, path, depth + 1),
            JsonValueKind.String when depth == path.Length => [value.GetString()!],
            _ => [],
        };

    private ImmutableArray<string> Actions() =>
        ServiceCatalog.TryOpen(Service, out var service) && service.TryGetOperation(Operation, out var operation)
            ? OperationActions
                .Resolve(
                    new ApiOperation(
                        service.Name,
                        service.SigningName,
                        service.EndpointPrefix,
                        operation.Name,
                        operation.HttpMethod
                    )
                )
                .Actions
            : [];

    /// <summary>The number that a model wants where an ARN has digits.</summary>
    private JsonElement AsModelled(string member, JsonElement value) =>
        value.ValueKind is JsonValueKind.String
        && ServiceCatalog.TryOpen(Service, out var service)
        && service.TryGetOperation(Operation, out var operation)
        && operation.Input?.TryGetMember(member, out var modelled) is true
        && modelled.Shape.Kind is ShapeKind.Integer or ShapeKind.Long
        && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture))
            : value;

    private static JsonElement Fill(JsonElement value, FoundResource? resource, Place place) =>
        value.ValueKind is JsonValueKind.String && value.GetString()!.StartsWith(Start, StringComparison.Ordinal)
            ? CallInput.Text(ValueOf(value.GetString()!.Trim('{', '}'), resource!, place))
            : value;

    private static string ValueOf(string name, FoundResource resource, Place place) =>
        name switch
        {
            "Arn" => resource.Arn.ToString(),
            "Handle" => resource.Handle,
            "Account" => place.Account.ToString(),
            "Name" => SubjectName.Last(resource),
            _ when name.StartsWith(OfItem, StringComparison.Ordinal) => AnswerReader.TextOrNull(
                resource.Item,
                name[OfItem.Length..]
            ) ?? "",
            _ => ArnTemplate.Parse(resource.Kind.ArnPattern).TryMatch(resource.Arn.ToString(), out var variables)
                ? variables.GetValueOrDefault(name, "")
                : "",
        };
}
