using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AwsRadar.Lab.State.Files;

namespace AwsRadar.Lab.State.Json;

/// <summary>The account as JSON, for the state file only: secrets stand in it.</summary>
[JsonSourceGenerationOptions(
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [
        typeof(BytesConverter),
        typeof(CredentialsConverter),
        typeof(NameMapConverter<PolicyContent>),
        typeof(NameMapConverter<string>),
        typeof(NameSetConverter),
        typeof(PolicyContentConverter),
        typeof(SecretConverter),
        typeof(TokenKeyConverter),
        typeof(TotpSeedConverter),
    ]
)]
[JsonSerializable(typeof(LabChange))]
internal sealed partial class StateJsonContext : JsonSerializerContext
{
    // Not made at once: the generated half has static members of its own, and nobody says whose come first.
    private static readonly Lazy<JsonSerializerOptions> LazyOptions = new(CreateOptions);

    /// <summary>How a part of the state file is read and written. What a reader does not know, or misses, is an error: nothing is lost unnoticed.</summary>
    public static JsonTypeInfo<T> InfoOf<T>() => (JsonTypeInfo<T>)LazyOptions.Value.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions CreateOptions() =>
        new(Default.Options)
        {
            TypeInfoResolver = Default.WithAddedModifier(RequireEveryMember),
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

    /// <summary>Without this, a member that an older program did not write would be null where null is no value.</summary>
    private static void RequireEveryMember(JsonTypeInfo type)
    {
        // A change says what changed and nothing else.
        if (type.Kind is not JsonTypeInfoKind.Object || type.Type.Name.EndsWith("Change", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var member in type.Properties)
        {
            // Computed members have a getter only and are not written; nor are members that came later, while they have their default.
            member.IsRequired =
                (member.Set is not null || member.AssociatedParameter is not null) && member.ShouldSerialize is null;
        }
    }
}
