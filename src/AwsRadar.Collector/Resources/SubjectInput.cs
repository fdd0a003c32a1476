using System.Text.Json;
using AwsRadar.Collector.Calls;
using AwsRadar.Core.Reference;

namespace AwsRadar.Collector.Resources;

/// <summary>The part of an operation's input that names the one resource it is about.</summary>
internal static class SubjectInput
{
    /// <summary>One member is enough for nearly all; a schedule's name says nothing without its group.</summary>
    public static JsonElement Of(ServiceOperation operation, FoundResource resource) =>
        ServiceCallTable.AboutOf(operation.Call.Service, operation.Model.Name)?.Variables is { } variables
        && ArnTemplate.Parse(resource.Kind.ArnPattern).TryMatch(resource.Arn.ToString(), out var values)
            ? CallInput.Of([.. variables.Select(each => (each.Key, values[each.Value]))])
            : CallInput.Of(
                operation.SubjectMember!,
                SubjectName.Of(operation.SubjectMember!, operation.Model, resource)
            );
}
