using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Signing;

namespace AwsRadar.Wire.Protocols.Rest;

/// <summary>
/// Writes what HTTP carries of an input outside the body. Step 1: the labels of the path. Step 2: the query string.
/// Step 3: the headers. Step 4: what stands before the host.
/// </summary>
/// <param name="input">Fits the model.</param>
internal sealed class RequestBinder(OperationModel operation, JsonElement input)
{
    private readonly HttpBindings _bindings = HttpBindings.Of(operation.Input);
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly List<KeyValuePair<string, string>> _query = [];
    private readonly List<string> _problems = [];

    /// <summary>The request without a body; false, with sentences, when a value cannot stand where it belongs.</summary>
    public bool TryWrite([NotNullWhen(true)] out WireRequest? request, [NotNullWhen(false)] out string? problem)
    {
        var template = UriTemplate.Of(operation);
        // Step 1
        var path = template.Fill(LabelText);
        // Step 2
        WriteQuery();
        // Step 3
        WriteHeaders();
        // Step 4
        if (!HostPrefix.TryExpand(operation, input, out var hostPrefix, out var badHost))
        {
            _problems.Add(badHost);
        }

        problem = _problems.Count == 0 ? null : string.Join(' ', _problems);
        request = problem is null
            ? new WireRequest
            {
                Method = operation.HttpMethod,
                RawPath = path,
                RawQuery = JoinQuery(template.Query),
                HostPrefix = hostPrefix,
                Headers = new WireHeaders(_headers),
            }
            : null;
        return request is not null;
    }

    private string LabelText(string label)
    {
        var member = _bindings.Labels.FirstOrDefault(each =>
            string.Equals(HttpBindings.NameOf(each), label, StringComparison.Ordinal)
        );
        var text = member is not null && TryGet(member, out var value) ? HttpText.ForUri(member, value) : "";
        if (text.Length == 0)
        {
            _problems.Add($"`{member?.Name ?? label}` is part of the request's path: it must not be empty.");
        }

        return text;
    }

    private void WriteQuery()
    {
        foreach (var member in _bindings.Query)
        {
            if (!TryGet(member, out var value))
            {
                continue;
            }

            var name = HttpBindings.NameOf(member);
            switch (member.Shape.Kind)
            {
                case ShapeKind.List:
                    AddAll(name, member.Shape.Element!, value);
                    break;
                case ShapeKind.Map:
                    AddMap(member.Shape.Value!, value);
                    break;
                default:
                    _query.Add(new(name, HttpText.ForUri(member, value)));
                    break;
            }
        }
    }

    private void AddAll(string name, Member element, JsonElement list)
    {
        foreach (var each in list.EnumerateArray())
        {
            _query.Add(new(name, HttpText.ForUri(element, each)));
        }
    }

    /// <summary>A parameter that has a member of its own is that member's, whatever the map says.</summary>
    private void AddMap(Member value, JsonElement map)
    {
        foreach (var entry in map.EnumerateObject())
        {
            if (
                _bindings.Query.Any(each =>
                    each.Shape.Kind is not ShapeKind.Map && HttpBindings.NameOf(each) == entry.Name
                )
            )
            {
                continue;
            }

            if (value.Shape.Kind is ShapeKind.List)
            {
                AddAll(entry.Name, value.Shape.Element!, entry.Value);
            }
            else
            {
                _query.Add(new(entry.Name, HttpText.ForUri(value, entry.Value)));
            }
        }
    }

    private void WriteHeaders()
    {
        foreach (var member in _bindings.Headers)
        {
            if (TryGet(member, out var value) && HttpText.ForHeader(member, value) is { } text)
            {
                AddHeader(HttpBindings.NameOf(member), text, member.Name);
            }
        }

        foreach (var member in _bindings.PrefixHeaders)
        {
            foreach (var entry in TryGet(member, out var map) ? map.EnumerateObject() : default)
            {
                AddHeader(
                    HttpBindings.NameOf(member) + entry.Name,
                    entry.Value.GetString()!,
                    $"{member.Name}.{entry.Name}"
                );
            }
        }
    }

    private void AddHeader(string name, string text, string parameter)
    {
        if (!HeaderSafety.IsName(name))
        {
            _problems.Add(
                $"`{parameter}` becomes the name of a header: it must be letters, digits and marks of ASCII."
            );
        }
        else if (!HeaderSafety.IsValue(text))
        {
            _problems.Add($"`{parameter}` is sent in a header: it must be printable ASCII on one line.");
        }

        _headers.Add(new(name, text));
    }

    private string JoinQuery(string fixedQuery)
    {
        var pairs = _query.Select(pair => $"{UriEncoding.Encode(pair.Key)}={UriEncoding.Encode(pair.Value)}");
        return string.Join('&', fixedQuery.Length == 0 ? pairs : pairs.Prepend(fixedQuery));
    }

    private bool TryGet(Member member, out JsonElement value)
    {
        value = default;
        return input.ValueKind is JsonValueKind.Object
            && input.TryGetProperty(member.Name, out value)
            && value.ValueKind is not JsonValueKind.Null;
    }
}
