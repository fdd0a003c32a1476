using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Lab.Fixtures.Loading;

/// <summary>
/// From files to fixtures. Step 1: what a path says. Step 2: the service and the operation that it names. Step 3: the
/// cases in the file. Step 4: whether they fit the model. Step 5: order.
/// </summary>
/// <param name="isCarriedOut">Whether the lab itself carries out an operation of a service: a fixture would never be asked.</param>
internal sealed class FixtureAssembly(FixtureProblems problems, Func<string, string, bool> isCarriedOut)
{
    public FixtureLibrary Assemble(IEnumerable<FixtureFile> files)
    {
        var entries = files.SelectMany(Read).ToList();
        var services = entries.GroupBy(entry => entry.Service).Select(Collect);

        // Step 5
        return new FixtureLibrary(services.ToFrozenDictionary(service => service.Model.Name, StringComparer.Ordinal));
    }

    private IEnumerable<Entry> Read(FixtureFile file)
    {
        // Step 1
        if (FixturePath.Parse(file.Path) is not { } path)
        {
            problems.Add(file.Path, "SERVICE/Operation.json is expected, behind ACCOUNT or REGION folders or both.");
            yield break;
        }

        // Step 2
        if (!ServiceCatalog.TryOpen(path.Service, out var service))
        {
            problems.Add(
                file.Path,
                $"`{path.Service}` is no service, account or region. `aws-radar call --list` shows the services."
            );
            yield break;
        }

        if (!service.TryGetOperation(path.Operation, out var operation))
        {
            problems.Add(
                file.Path,
                $"`{service.Name}` has no operation `{path.Operation}`. `aws-radar call --list {service.Name}` shows them."
            );
            yield break;
        }

        if (isCarriedOut(service.Name, operation.Name))
        {
            problems.Add(file.Path, $"the lab carries out `{operation.Name}` itself, and would never ask this file.");
            yield break;
        }

        if (
            !ProtocolTable.TryGet(service.Protocol, out var protocol)
            || operation.Output is { } shape && IsStream(shape)
        )
        {
            problems.Add(
                file.Path,
                $"`{operation.Name}` answers with a stream of events, which the lab does not speak."
            );
            yield break;
        }

        // Steps 3 and 4
        var cases = FixtureJson.Read(file, path.IsCase, problems);
        var check = new FixtureCheck(problems, service, protocol);
        foreach (var each in cases)
        {
            check.Check(file.Path, operation, each);
        }

        yield return new Entry(file.Path, path, service, protocol, operation, cases);
    }

    private ServiceFixtures Collect(IGrouping<ServiceModel, Entry> entries)
    {
        var operations = entries
            .GroupBy(entry => entry.Operation)
            .Select(ofOperation => new OperationFixtures(
                ofOperation.Key,
                [
                    .. ofOperation
                        .GroupBy(entry => entry.Path.Place)
                        .OrderByDescending(ofPlace => ofPlace.Key.Precision)
                        .Select(ofPlace => (ofPlace.Key, CasesOf(ofPlace))),
                ]
            ));
        return new ServiceFixtures(
            entries.Key,
            entries.First().Protocol,
            operations.ToFrozenDictionary(operation => operation.Model.Name, StringComparer.Ordinal)
        );
    }

    /// <summary>The cases of the operation's folder, then the file beside it, which is for all other inputs.</summary>
    private ImmutableArray<FixtureCase> CasesOf(IEnumerable<Entry> entries)
    {
        var files = entries.Where(entry => !entry.Path.IsCase).ToList();
        if (files is [var first, var second, ..])
        {
            problems.Add(second.File, $"it stands for the same as `{first.File}`.");
        }

        return [.. entries.Where(entry => entry.Path.IsCase).Concat(files).SelectMany(entry => entry.Cases)];
    }

    private static bool IsStream(Shape output) => output.Members.Any(member => member.Shape.IsEventStream);

    private sealed record Entry(
        string File,
        FixturePath Path,
        ServiceModel Service,
        IProtocol Protocol,
        OperationModel Operation,
        ImmutableArray<FixtureCase> Cases
    );
}
