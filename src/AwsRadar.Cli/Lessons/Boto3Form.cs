using System.Text.Json;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Lessons;

/// <summary>A call as an expression of Python with boto3.</summary>
/// <remarks>https://docs.aws.amazon.com/boto3/latest/guide/clients.html</remarks>
internal static class Boto3Form
{
    public static string Of(SameCall call)
    {
        var session = call.Profile is { } profile
            ? $"boto3.Session(profile_name={PythonLiteral.Of(profile)})"
            : "boto3";
        string?[] where =
        [
            PythonLiteral.Of(call.Target.Service.Name),
            call.Region is { } region ? $"region_name={PythonLiteral.Of(region)}" : null,
            call.EndpointUrl is { } endpoint ? $"endpoint_url={PythonLiteral.Of(endpoint)}" : null,
        ];
        var client = $"{session}.client({string.Join(", ", where.OfType<string>())})";
        var method = CliSpelling.OfOperation(call.Target.Operation.Name).Replace('-', '_');
        var arguments = string.Join(
            ", ",
            call.Input.EnumerateObject()
                .Select(each =>
                    $"{each.Name}={PythonLiteral.Of(ShapeOf(call.Target.Operation.Input, each.Name), each.Value)}"
                )
        );
        return call.HasPages
            ? $"{client}.get_paginator({PythonLiteral.Of(method)}).paginate({arguments}).build_full_result()"
            : $"{client}.{method}({arguments})";
    }

    private static Shape? ShapeOf(Shape? input, string name) =>
        input is not null && input.TryGetMember(name, out var member) ? member.Shape : null;
}
