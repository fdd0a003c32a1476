using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Providers;

/// <summary>SAML providers and their metadata.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html and its siblings</remarks>
internal static class SamlProviderOperations
{
    /// <summary>AWS takes the end from the metadata's certificate and shows a hundred years when there is none.</summary>
    private const int ValidYears = 100;

    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateSAMLProvider", call => Target.At(ArnOf(call)), Create).AndTags("SAMLProvider"),
        Operation.On("GetSAMLProvider", Subjects.SamlProvider, Get),
        Operation.On("ListSAMLProviders", call => Target.At(call.State.Arn("saml-provider/*")), List),
        Operation.On("UpdateSAMLProvider", Subjects.SamlProvider, Update),
        Operation.On("DeleteSAMLProvider", Subjects.SamlProvider, Delete),
    ];

    private static OperationResult Create(OperationCall call)
    {
        if (call.State.SamlProviders.ContainsKey(ArnOf(call)))
        {
            return LabError.AlreadyExists($"SAMLProvider {call.Text("Name")} already exists.");
        }

        var refusal =
            CheckMetadata(call)
            ?? TagInput.Check(call)
            ?? AccountQuotas.Check(
                "SAMLProvidersPerAccount",
                call.State.SamlProviders.Count,
                AccountQuotas.SamlProviders
            );
        if (refusal is not null)
        {
            return refusal;
        }

        var provider = new SamlProvider
        {
            Arn = ArnOf(call),
            Metadata = call.Text("SAMLMetadataDocument"),
            CreatedAt = call.Now,
            ValidUntil = call.Now.AddYears(ValidYears),
            Tags = TagInput.Read(call),
        };
        return call
            .State.With(provider)
            .Answer(new JsonObject { ["SAMLProviderArn"] = provider.Arn }.AddTags(provider.Tags));
    }

    private static OperationResult Get(OperationCall call, SamlProvider provider) =>
        new JsonObject
        {
            ["SAMLMetadataDocument"] = provider.Metadata,
            ["CreateDate"] = JsonShapes.Timestamp(provider.CreatedAt),
            ["ValidUntil"] = JsonShapes.Timestamp(provider.ValidUntil),
        }.AddTags(provider.Tags);

    private static OperationResult List(OperationCall call) =>
        new JsonObject { ["SAMLProviderList"] = new JsonArray([.. call.State.SamlProviders.Values.Select(Summary)]) };

    private static OperationResult Update(OperationCall call, SamlProvider provider)
    {
        if (CheckMetadata(call) is { } error)
        {
            return error;
        }

        var metadata = call.OptionalText("SAMLMetadataDocument") ?? provider.Metadata;
        return call
            .State.With(provider with { Metadata = metadata })
            .Answer(new JsonObject { ["SAMLProviderArn"] = provider.Arn });
    }

    private static OperationResult Delete(OperationCall call, SamlProvider provider) =>
        call.State with
        {
            SamlProviders = call.State.SamlProviders.Remove(provider.Arn),
        };

    private static LabError? CheckMetadata(OperationCall call) =>
        call.OptionalText("SAMLMetadataDocument") is { } metadata && !SamlMetadataText.IsReadable(metadata)
            ? LabError.InvalidInput("Could not parse metadata")
            : null;

    private static JsonObject Summary(SamlProvider provider) =>
        new()
        {
            ["Arn"] = provider.Arn,
            ["ValidUntil"] = JsonShapes.Timestamp(provider.ValidUntil),
            ["CreateDate"] = JsonShapes.Timestamp(provider.CreatedAt),
        };

    private static string ArnOf(OperationCall call) => call.State.Arn($"saml-provider/{call.Text("Name")}");
}
