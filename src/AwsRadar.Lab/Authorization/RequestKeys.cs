using System.Globalization;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Conditions;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Authorization;

/// <summary>The context of a request: what policies can ask about in conditions and variables.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html and
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
/// </remarks>
internal static class RequestKeys
{
    private static readonly KeyValuePair<string, ContextValue>[] NoKeys = [];
    private static readonly (string Member, string Key)[] StsKeys =
    [
        ("ExternalId", "sts:ExternalId"),
        ("RoleSessionName", "sts:RoleSessionName"),
        ("SourceIdentity", "sts:SourceIdentity"),
    ];

    public static ContextKeys Of(OperationCall call, Operation operation, Permission needed) =>
        needed.Keys.IsDefault
            ? new([.. OfRequest(call, operation), .. OfPermission(call, needed)])
            : new([.. OfSender(call), .. OfSession(call), .. OfOwner(call, needed.Target), .. needed.Keys]);

    /// <summary>What the whole request says, whatever it needs.</summary>
    public static IEnumerable<KeyValuePair<string, ContextValue>> OfRequest(OperationCall call, Operation operation) =>
        [.. OfSender(call), .. OfMfa(call), .. OfInput(call), .. operation.Keys(call)];

    /// <summary>What belongs to one of the permissions that it needs.</summary>
    public static IEnumerable<KeyValuePair<string, ContextValue>> OfPermission(OperationCall call, Permission needed) =>
        [
            .. OfTarget(call, needed.Target),
            .. needed.PassedToService is { } service ? [Key("iam:PassedToService", service)] : NoKeys,
        ];

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfSender(OperationCall call) =>
        [.. call.Caller.Holder is { } holder ? OfHolder(holder) : OfCaller(call), .. OfConnection(call)];

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfCaller(OperationCall call)
    {
        var caller = call.Caller;
        yield return Key("aws:PrincipalArn", caller.IsFederated ? caller.Arn : caller.Identity?.Arn ?? caller.Arn);
        yield return Key("aws:PrincipalAccount", call.State.AccountId.ToString());
        foreach (var key in OfOrganization(call, call.State.AccountId, "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"))
        {
            yield return key;
        }

        yield return Key("aws:PrincipalType", PrincipalType(caller));
        yield return Key("aws:PrincipalIsAWSService", "false");
        yield return Key("aws:userid", caller.UserId);
        if (caller.Identity is User user && !caller.IsFederated)
        {
            yield return Key("aws:username", user.Name);
        }

        var own = caller.Identity?.Tags ?? ResourceTags.Empty;
        foreach (var (key, value) in own.SetItems(caller.Session?.Tags ?? ResourceTags.Empty))
        {
            yield return Key($"aws:PrincipalTag/{key}", value);
        }

        if (caller.Session?.SourceIdentity is { } source)
        {
            yield return Key("aws:SourceIdentity", source);
        }

        if (caller.Session is { } session)
        {
            yield return Key("aws:TokenIssueTime", JsonShapes.Timestamp(session.IssuedAt));
            foreach (var (key, value) in session.ProviderKeys)
            {
                yield return Key(key, value);
            }
        }
    }

    /// <summary>Of somebody whom an identity provider vouches for, before a role is assumed.</summary>
    private static IEnumerable<KeyValuePair<string, ContextValue>> OfHolder(TokenHolder holder)
    {
        yield return Key("aws:FederatedProvider", holder.Provider);
        yield return Key("sts:RoleSessionName", holder.SessionName);
        if (holder.SourceIdentity is { } source)
        {
            yield return Key("sts:SourceIdentity", source);
        }

        foreach (var (key, value) in holder.Tags)
        {
            yield return Key($"aws:RequestTag/{key}", value);
        }

        if (!holder.Tags.IsEmpty)
        {
            yield return KeyValuePair.Create("aws:TagKeys", ContextValue.List([.. holder.Tags.Keys]));
        }

        if (!holder.TransitiveTagKeys.IsEmpty)
        {
            yield return KeyValuePair.Create("sts:TransitiveTagKeys", ContextValue.List([.. holder.TransitiveTagKeys]));
        }

        foreach (var key in holder.Keys)
        {
            yield return key;
        }
    }

    /// <summary>A request that is signed with a long-lived key and brings no code says nothing about MFA.</summary>
    private static KeyValuePair<string, ContextValue>[] OfMfa(OperationCall call) =>
        MfaCode.IsRight(call)
            ? [Key("aws:MultiFactorAuthPresent", "true"), Key("aws:MultiFactorAuthAge", "0")]
            : OfSession(call);

    private static KeyValuePair<string, ContextValue>[] OfSession(OperationCall call) =>
        call.Caller.Session switch
        {
            { HasMfa: true } session =>
            [
                Key("aws:MultiFactorAuthPresent", "true"),
                Key("aws:MultiFactorAuthAge", Seconds(call.Now - session.IssuedAt)),
            ],
            { } => [Key("aws:MultiFactorAuthPresent", "false")],
            null => [],
        };

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfConnection(OperationCall call)
    {
        yield return Key("aws:CurrentTime", JsonShapes.Timestamp(call.Now));
        yield return Key("aws:EpochTime", call.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        yield return Key("aws:RequestedRegion", call.Region);
        yield return Key("aws:SourceIp", "127.0.0.1");

        // Nobody calls on anybody's behalf here.
        yield return Key("aws:ViaAWSService", "false");

        // The lab speaks HTTP on loopback, where AWS would be reached by HTTPS: a policy that insists on TLS is no obstacle.
        yield return Key("aws:SecureTransport", "true");
        if (call.UserAgent is { } agent)
        {
            yield return Key("aws:UserAgent", agent);
        }
    }

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfInput(OperationCall call)
    {
        if (call.OptionalText("PolicyArn") is { } policy)
        {
            yield return Key("iam:PolicyARN", policy);
        }

        if (call.OptionalText("AWSServiceName") is { } service)
        {
            yield return Key("iam:AWSServiceName", service);
        }

        var tags = call.Tags().ToList();
        foreach (var (key, value) in tags)
        {
            yield return Key($"aws:RequestTag/{key}", value);
        }

        string[] transitive = [.. call.Texts("TransitiveTagKeys")];
        if (transitive.Length > 0)
        {
            yield return KeyValuePair.Create("sts:TransitiveTagKeys", ContextValue.List(transitive));
        }

        string[] tagKeys = [.. tags.Select(tag => tag.Key), .. call.Texts("TagKeys")];
        if (tagKeys.Length > 0)
        {
            yield return KeyValuePair.Create("aws:TagKeys", ContextValue.List(tagKeys));
        }

        foreach (var (member, key) in StsKeys)
        {
            if (call.OptionalText(member) is { } value)
            {
                yield return Key(key, value);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfTarget(OperationCall call, Target target)
    {
        var boundary = call.OptionalText("PermissionsBoundary") ?? (target.Resource as Identity)?.PermissionsBoundary;
        if (boundary is not null)
        {
            yield return Key("iam:PermissionsBoundary", boundary);
        }

        foreach (var key in OfOwner(call, target))
        {
            yield return key;
        }

        foreach (var (key, value) in target.Resource?.Tags ?? ResourceTags.Empty)
        {
            yield return Key($"aws:ResourceTag/{key}", value);
            yield return Key($"iam:ResourceTag/{key}", value);
        }
    }

    private static IEnumerable<KeyValuePair<string, ContextValue>> OfOwner(OperationCall call, Target target)
    {
        var owner = target.Owner ?? call.State.AccountId;
        return OfOrganization(call, owner, "aws:ResourceOrgID", "aws:ResourceOrgPaths")
            .Append(Key("aws:ResourceAccount", owner.ToString()));
    }

    private static KeyValuePair<string, ContextValue>[] OfOrganization(
        OperationCall call,
        AccountId account,
        string idKey,
        string pathsKey
    ) =>
        call.Lab.OrganizationOf(account) is { } organization && organization.Find(account) is { } member
            ? [Key(idKey, organization.Id), new(pathsKey, ContextValue.List(organization.PathOf(member)))]
            : NoKeys;

    private static string PrincipalType(Caller caller) =>
        caller switch
        {
            { IsFederated: true } => "FederatedUser",
            { Identity: null } => "Account",
            { Identity: Role } => "AssumedRole",
            _ => "User",
        };

    private static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static KeyValuePair<string, ContextValue> Key(string key, string value) => new(key, value);
}
