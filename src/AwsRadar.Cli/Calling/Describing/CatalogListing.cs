using System.Collections.Immutable;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Describing;

/// <summary><c>call --list</c> and <c>--search</c>: which services and operations there are.</summary>
internal static class CatalogListing
{
    /// <param name="service">Limits the listing to its operations; null for all services.</param>
    /// <exception cref="InputException">The command line asks for no listing.</exception>
    public static int Run(CommandContext context, ServiceModel? service)
    {
        var arguments = context.Arguments;
        if (arguments.UnmatchedTokens is [var stranger, ..])
        {
            throw new InputException(
                Translate($"`{stranger}` belongs to an operation: name one, such as `aws-radar call iam list-users`.")
            );
        }

        var word = arguments.GetValue(CallOptions.Search);
        if (word is null && !arguments.GetValue(CallOptions.List))
        {
            throw new InputException(
                service is null
                    ? Translate(
                        "Name a service and an operation, such as `aws-radar call iam list-users`. All services: aws-radar call --list"
                    )
                    : Translate(
                        $"Name an operation of `{service.Name}`. All of them: aws-radar call --list {service.Name}"
                    )
            );
        }

        return word is null && service is null
            ? context.Data.Print(Services())
            : context.Data.Print(Operations(service, word));
    }

    private static Listing<ServiceRow> Services() =>
        new(
            [.. All().Select(each => new ServiceRow(each.Name, each.FullName, each.OperationNames.Length))],
            [
                new("service", row => row.Service),
                new("name", row => row.Name),
                new("operations", row => $"{row.Operations}"),
            ],
            CatalogJsonContext.Default.ServiceRow
        )
        {
            WhenEmpty = Translate("There are no services."),
        };

    private static Listing<OperationRow> Operations(ServiceModel? service, string? word)
    {
        ImmutableArray<OperationRow> rows =
        [
            .. (service is null ? All() : [service])
                .SelectMany(each => each.OperationNames.Select(name => (Service: each, Name: name)))
                .Where(each => word is null || Matches(each.Service, each.Name, word, service is null))
                .Select(each => new OperationRow(each.Service.Name, CliSpelling.OfOperation(each.Name), each.Name)),
        ];
        return new(
            rows,
            [new("service", row => row.Service), new("operation", row => row.Operation), new("API", row => row.Api)],
            CatalogJsonContext.Default.OperationRow
        )
        {
            WhenEmpty = Translate($"No service or operation has `{word}` in its name."),
        };
    }

    /// <summary>By the operation's name in either spelling, or by the service's when all services are searched.</summary>
    private static bool Matches(ServiceModel service, string operation, string word, bool alsoService) =>
        Holds(operation, word)
        || Holds(CliSpelling.OfOperation(operation), word)
        || (alsoService && (Holds(service.Name, word) || Holds(service.FullName, word)));

    private static bool Holds(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ServiceModel> All()
    {
        foreach (var name in ServiceCatalog.Names)
        {
            if (ServiceCatalog.TryOpen(name, out var service))
            {
                yield return service;
            }
        }
    }
}
