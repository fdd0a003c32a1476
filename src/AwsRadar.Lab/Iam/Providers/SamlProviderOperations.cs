using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.Sts.Federation.Saml;

namespace AwsRadar.Lab.Iam.Providers;

/// <summary>SAML providers and their metadata.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html and its siblings</remarks>
internal static class SamlProviderOperations
{
    /// <summary>Of metadata that does not say how long they hold.</summary>
    private const int ValidYears = 100;

    private static readonly string[] Changes =
    [
        "SAMLMetadataDocument",
        "AssertionEncryptionMode",
        "AddPrivateKey",
        "RemovePrivateKey",
    ];

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

        ImmutableArray<SamlPrivateKey> keys = [];
        var refusal =
            CheckMetadata(call)
            ?? SamlPrivateKeys.Read(call, [], out keys)
            ?? TagInput.Check(call)
            // That 100 is the quota AWS publishes; how the error names it AWS does not. It is called after its siblings.
            ?? AccountQuotas.Check(
                "SAMLProvidersPerAccount",
                call.State.SamlProviders.Count,
                AccountQuotas.SamlProviders
            );
        if (refusal is not null)
        {
            return refusal;
        }

        if (keys.IsEmpty && call.Text("AssertionEncryptionMode") is "Required")
        {
            return SamlPrivateKeys.Needed;
        }

        var provider = new SamlProvider
        {
            Arn = ArnOf(call),
            Metadata = call.Text("SAMLMetadataDocument"),
            CreatedAt = call.Now,
            ValidUntil = ValidUntil(call, call.Text("SAMLMetadataDocument")),
            EncryptionMode = call.OptionalText("AssertionEncryptionMode"),
            PrivateKeys = keys,
            Tags = TagInput.Read(call),
        };
        return call
            .State.With(provider)
            .Answer(new JsonObject { ["SAMLProviderArn"] = provider.Arn }.AddTags(provider.Tags));
    }

    private static OperationResult Get(OperationCall call, SamlProvider provider) =>
        new JsonObject
        {
            ["SAMLProviderUUID"] = provider.UniqueId,
            ["SAMLMetadataDocument"] = provider.Metadata,
            ["CreateDate"] = JsonShapes.Timestamp(provider.CreatedAt),
            ["ValidUntil"] = JsonShapes.Timestamp(provider.ValidUntil),
        }
            .AddText("AssertionEncryptionMode", provider.EncryptionMode)
            .AddIf(!provider.PrivateKeys.IsEmpty, "PrivateKeyList", () => SamlPrivateKeys.Write(provider.PrivateKeys))
            .AddTags(provider.Tags);

    private static OperationResult List(OperationCall call) =>
        new JsonObject { ["SAMLProviderList"] = new JsonArray([.. call.State.SamlProviders.Values.Select(Summary)]) };

    private static OperationResult Update(OperationCall call, SamlProvider provider)
    {
        var keys = provider.PrivateKeys;
        if (!Changes.Any(call.Has))
        {
            return LabError.InvalidInput(
                "Unable to update identity provider. No updates are defined for metadata or encryption assertion."
            );
        }

        if ((CheckMetadata(call) ?? SamlPrivateKeys.Read(call, provider.PrivateKeys, out keys)) is { } error)
        {
            return error;
        }

        var metadata = call.OptionalText("SAMLMetadataDocument");
        var changed = provider with
        {
            Metadata = metadata ?? provider.Metadata,
            ValidUntil = metadata is null ? provider.ValidUntil : ValidUntil(call, metadata),
            EncryptionMode = call.OptionalText("AssertionEncryptionMode") ?? provider.EncryptionMode,
            PrivateKeys = keys,
        };
        if (changed is { RequiresEncryption: true, PrivateKeys.IsEmpty: true })
        {
            return SamlPrivateKeys.Needed;
        }

        return call.State.With(changed).Answer(new JsonObject { ["SAMLProviderArn"] = provider.Arn });
    }

    private static OperationResult Delete(OperationCall call, SamlProvider provider) =>
        call.State with
        {
            SamlProviders = call.State.SamlProviders.Remove(provider.Arn),
        };

    private static DateTimeOffset ValidUntil(OperationCall call, string metadata) =>
        SamlMetadata.Read(metadata)?.ValidUntil ?? call.Now.AddYears(ValidYears);

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
