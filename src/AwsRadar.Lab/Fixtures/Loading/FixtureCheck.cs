using System.Text.Json;
using AwsRadar.Lab.Fixtures.Answers;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Lab.Fixtures.Loading;

/// <summary>Holds a case against the service model, so that what is wrong is said at the start and not by an answer.</summary>
internal sealed class FixtureCheck(FixtureProblems problems, ServiceModel service, IProtocol protocol)
{
    // Values that a placeholder stands for are texts of the same form everywhere.
    private static readonly FixtureScope Anywhere = new("123456789012", "us-east-1");

    public void Check(string file, OperationModel operation, FixtureCase each)
    {
        var prefix = each.Origin[file.Length..];
        var isWhole = prefix.Length == 0 && each.Input.ValueKind is JsonValueKind.Undefined && each.Error is null;
        if (each.Input.ValueKind is not JsonValueKind.Undefined)
        {
            Add(file, ParameterCheck.OfPart(operation.Input, each.Input, Join(prefix, "input")));
        }

        if (each.Error is { } error)
        {
            CheckError(file, prefix, error);
        }
        else
        {
            CheckOutput(file, operation, each, isWhole ? "" : Join(prefix, "output"));
        }
    }

    private void CheckOutput(string file, OperationModel operation, FixtureCase each, string path)
    {
        var found = ParameterCheck.OfPart(operation.Output, each.Output, path);
        if (!found.IsEmpty)
        {
            Add(file, found);
            return;
        }

        if (TokenIn(operation.Paginator, each.Output) is { } token)
        {
            problems.Add(
                file,
                $"`{Join(path, token)}` says that there is more: a fixture holds the whole list, and the lab cuts its pages."
            );
        }

        var output = Placeholders.Expand(each.Output, Anywhere);
        Try(file, path, () => protocol.WriteResponse(service, operation, output, requestId: ""));
    }

    private void CheckError(string file, string prefix, FixtureError error)
    {
        var path = Join(prefix, "error");
        var shape = ErrorShapes.Find(service, error.Code);
        if (shape is null && error.Details.EnumerateObject().Any())
        {
            problems.Add(
                file,
                $"`{path}`: the model of `{service.Name}` has no error `{error.Code}`, so it has only `code`, `message` and `status`."
            );
            return;
        }

        var found = ParameterCheck.OfPart(shape, error.Details, path);
        if (!found.IsEmpty)
        {
            Add(file, found);
            return;
        }

        Try(file, path, () => protocol.WriteError(service, error.For(Anywhere), requestId: ""));
    }

    /// <summary>What the models do not say: characters that XML or a header cannot hold.</summary>
    private void Try(string file, string path, Func<WireResponse> write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            problems.Add(file, $"`{path}` cannot be sent: {error.Message.Split('\n')[0].TrimEnd('.')}.");
        }
    }

    private void Add(string file, IEnumerable<string> found)
    {
        foreach (var problem in found)
        {
            problems.Add(file, problem);
        }
    }

    /// <summary>The name of a token that asks for a next page, or of a flag that promises one.</summary>
    private static string? TokenIn(Paginator? paginator, JsonElement output) =>
        paginator is null
            ? null
            : paginator
                .OutputTokens.Append(paginator.MoreResults ?? "")
                .Where(path => !path.Contains("[-1]", StringComparison.Ordinal))
                .FirstOrDefault(path => Follow(output, path) is { } value && SaysMore(value));

    private static bool SaysMore(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => !value.ValueEquals(""),
            JsonValueKind.Object => value.GetPropertyCount() > 0,
            JsonValueKind.Null or JsonValueKind.False => false,
            _ => true,
        };

    private static JsonElement? Follow(JsonElement value, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind is not JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
