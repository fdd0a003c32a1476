using System.Collections.Immutable;
using AwsRadar.Core.Reference;

namespace AwsRadar.Lab.Fixtures.Resources;

/// <summary>
/// The resources that a request is about, as ARNs that policies can name: from the resource types of its action and from
/// what its input says. What the input leaves open stands as <c>*</c>, as in AWS's own messages.
/// </summary>
internal sealed class ResourceArns(FixtureScope scope, InputNames input, KnownResources known)
{
    private const string Open = "*";

    /// <summary>More values than this in one request are judged as all of them together.</summary>
    private const int MaxValues = 100;

    /// <summary>At least one: <c>*</c> where the action has no resource types or the request names none of them.</summary>
    public ImmutableArray<string> Of(IamAction action)
    {
        if (action.Service is ApiGatewayPath.Service)
        {
            return [ApiGatewayPath.ArnOf(input.Operation, input.Input, scope)];
        }

        if (action.ResourceTypes.IsEmpty || !ActionCatalog.TryOpen(action.Service, out var service))
        {
            return [Open];
        }

        var isOnlyType = action.ResourceTypes.Count(each => HasVariables(service, each)) == 1;
        var always = new List<string>();
        var named = new List<string>();
        var open = new List<string>();
        foreach (var each in action.ResourceTypes)
        {
            if (!service.TryGetResourceType(each.Name, out var type))
            {
                continue;
            }

            var template = ArnTemplate.Parse(type.ArnPattern);
            if (!template.Variables.Any())
            {
                always.AddRange(each.IsRequired ? [Fill(template, _ => Open)] : []);
                continue;
            }

            var isMeant = isOnlyType || input.IsAbout(type.Name);
            var arns = Of(type, template, isMeant, out var unfinished);
            named.AddRange(arns);
            open.AddRange(arns.Count == 0 && (each.IsRequired || isOnlyType) ? [unfinished] : []);
        }

        // Of several types that a request must name, those that it does name count: the others are alternatives.
        // What has no name, such as the catalog of AWS Glue, is always meant.
        always.AddRange(named.Count > 0 ? named.Distinct(StringComparer.Ordinal) : open);
        return always.Count > 0 ? [.. always] : [Open];
    }

    /// <summary>The ARNs of this type that the request names; empty for none.</summary>
    /// <param name="isMeant">Whether a member called <c>name</c> is the name of such a resource.</param>
    /// <param name="unfinished">The ARN with what the request names, and <c>*</c> for the rest.</param>
    private List<string> Of(ResourceType type, ArnTemplate template, bool isMeant, out string unfinished)
    {
        unfinished = Fill(template, _ => Open);
        var urls = input.Texts.Select(text => QueueUrl.ToArn(text, scope)).OfType<string>();
        var given = input.Arns.Concat(urls).Where(arn => template.TryMatch(arn, out _)).Take(MaxValues).ToList();
        if (given.Count > 0)
        {
            return given;
        }

        var variables = template.Variables.ToArray();
        var values = variables.ToDictionary(
            variable => variable,
            variable => input.ValuesOf(variable, type.Name, isOnly: isMeant && variables.Length == 1),
            StringComparer.Ordinal
        );
        if (Array.Exists(variables, variable => values[variable].IsEmpty))
        {
            unfinished = Fill(template, variable => values[variable] is [var first, ..] ? Name(first) : Open);

            // A stack has an id behind its name: what the fixtures know of that name is meant.
            return Array.TrueForAll(variables, variable => values[variable].IsEmpty)
                ? []
                : [.. known.Matching(unfinished)];
        }

        var many = variables.FirstOrDefault(variable => values[variable].Length > 1);
        var count = many is null ? 1 : Math.Min(values[many].Length, MaxValues);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(index => Fill(template, variable => Name(values[variable][variable == many ? index : 0])))
                .Select(known.Complete),
        ];
    }

    private static bool HasVariables(ServiceReference service, ActionResource each) =>
        service.TryGetResourceType(each.Name, out var type) && ArnTemplate.Parse(type.ArnPattern).Variables.Any();

    private string Fill(ArnTemplate template, Func<string, string> valueOf) =>
        template.Fill(variable =>
            variable switch
            {
                "Partition" => scope.Partition.Id,
                "Region" => scope.Region,
                "Account" => scope.Account,
                _ => valueOf(variable),
            }
        );

    /// <summary>The name in a URL, as that of a queue of Amazon SQS, or in an ARN of something above, as that of a service's cluster.</summary>
    private static string Name(string value) =>
        value.StartsWith("https://", StringComparison.Ordinal) || value.StartsWith("http://", StringComparison.Ordinal)
            ? value[(value.LastIndexOf('/') + 1)..]
        : value.StartsWith("arn:", StringComparison.Ordinal) ? value[(value.AsSpan().LastIndexOfAny(':', '/') + 1)..]
        : value;
}
