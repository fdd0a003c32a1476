using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam;

/// <summary>Tags of everything in IAM that has tags.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html and its siblings</remarks>
internal static class TagOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        .. For("User", Subjects.User, (state, user, tags) => state.With(user with { Tags = tags })),
        .. For("Role", Subjects.Role, (state, role, tags) => state.With(role with { Tags = tags })),
        .. For("Policy", Subjects.Policy, (state, policy, tags) => state.With(policy with { Tags = tags })),
        .. For(
            "InstanceProfile",
            Subjects.InstanceProfile,
            (state, profile, tags) => state.With(profile with { Tags = tags })
        ),
        .. For(
            "ServerCertificate",
            Subjects.ServerCertificate,
            (state, certificate, tags) => state.With(certificate with { Tags = tags })
        ),
        .. For("MFADevice", Subjects.MfaDevice, (state, device, tags) => state.With(device with { Tags = tags })),
        .. For(
            "OpenIDConnectProvider",
            Subjects.OidcProvider,
            (state, provider, tags) => state.With(provider with { Tags = tags })
        ),
        .. For(
            "SAMLProvider",
            Subjects.SamlProvider,
            (state, provider, tags) => state.With(provider with { Tags = tags })
        ),
    ];

    private static IEnumerable<Operation> For<T>(
        string kind,
        Subject<T> subject,
        Func<AccountState, T, ImmutableSortedDictionary<string, string>, AccountState> with
    )
        where T : class, IResource =>
        [
            Operation.On($"Tag{kind}", subject, (call, resource) => Tag(call, resource, with)),
            Operation.On(
                $"Untag{kind}",
                subject,
                (call, resource) => with(call.State, resource, resource.Tags.RemoveRange(call.Texts("TagKeys")))
            ),
            Operation.On($"List{kind}Tags", subject, (call, resource) => List(call, resource)),
        ];

    private static OperationResult Tag<T>(
        OperationCall call,
        T resource,
        Func<AccountState, T, ImmutableSortedDictionary<string, string>, AccountState> with
    )
        where T : class, IResource
    {
        if (TagInput.Check(call) is { } error)
        {
            return error;
        }

        var tags = TagInput.Add(resource.Tags, call);
        return tags.Count > ResourceTags.MaxPerResource
            ? LabError.QuotaExceeded("TagsPerResource", ResourceTags.MaxPerResource)
            : with(call.State, resource, tags);
    }

    private static OperationResult List(OperationCall call, IResource resource) =>
        call.Page(
            "Tags",
            resource.Tags,
            tag => tag.Key,
            tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }
        );
}
