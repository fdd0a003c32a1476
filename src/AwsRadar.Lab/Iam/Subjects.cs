using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam;

/// <summary>
/// The things that IAM's operations are about, each with the words that AWS uses for it in a denial and when it is not
/// there. Where something does not exist, policies are asked about the ARN that it would have without a path.
/// </summary>
internal static class Subjects
{
    public static Subject<User> User { get; } = UserNamed(call => call.Text("UserName"));

    /// <summary>The user in <c>UserName</c>, or without it the one who calls.</summary>
    public static Subject<User> UserOrCaller { get; } =
        UserNamed(call => call.OptionalText("UserName") ?? (call.Caller.Identity as User)?.Name) with
        {
            Missing = call =>
                call.OptionalText("UserName") is { } name
                    ? LabError.NotFound("user", name)
                    : LabError.Validation("Must specify userName when calling with non-User credentials"),
        };

    public static Subject<Group> Group { get; } =
        new()
        {
            Find = call => call.State.Groups.GetValueOrDefault(call.Text("GroupName")),
            Missing = call => LabError.NotFound("group", call.Text("GroupName")),
            Target = call =>
                Existing(
                    call,
                    "group",
                    call.Text("GroupName"),
                    call.State.Groups.GetValueOrDefault(call.Text("GroupName"))
                ),
        };

    public static Subject<Role> Role { get; } =
        new()
        {
            Find = call => call.State.Roles.GetValueOrDefault(call.Text("RoleName")),
            Missing = call => LabError.NotFound("role", call.Text("RoleName")),
            Target = call =>
                Existing(
                    call,
                    "role",
                    call.Text("RoleName"),
                    call.State.Roles.GetValueOrDefault(call.Text("RoleName"))
                ),
        };

    public static Subject<InstanceProfile> InstanceProfile { get; } =
        new()
        {
            Find = call => call.State.InstanceProfiles.GetValueOrDefault(call.Text("InstanceProfileName")),
            Missing = call =>
                LabError.NoSuchEntity($"Instance Profile {call.Text("InstanceProfileName")} cannot be found."),
            Target = call =>
            {
                var name = call.Text("InstanceProfileName");
                var profile = call.State.InstanceProfiles.GetValueOrDefault(name);
                var arn = profile?.Arn ?? call.State.Arn($"instance-profile/{name}");
                return new Target(arn, $"instance profile {name}", profile);
            },
        };

    public static Subject<ServerCertificate> ServerCertificate { get; } =
        new()
        {
            Find = call => call.State.ServerCertificates.GetValueOrDefault(call.Text("ServerCertificateName")),
            Missing = call =>
                LabError.NoSuchEntity(
                    $"The Server Certificate with name {call.Text("ServerCertificateName")} cannot be found."
                ),
            Target = call =>
            {
                var name = call.Text("ServerCertificateName");
                var found = call.State.ServerCertificates.GetValueOrDefault(name);
                return Target.At(found?.Arn ?? call.State.Arn($"server-certificate/{name}")) with { Resource = found };
            },
        };

    /// <summary>A customer's or AWS's managed policy.</summary>
    public static Subject<ManagedPolicy> Policy { get; } =
        new()
        {
            Find = call => ManagedPolicies.Find(call.State, call.Text("PolicyArn")),
            Missing = call =>
                ArnInput.Check(call.Text("PolicyArn"), "policy")
                ?? LabError.NoSuchEntity($"Policy {call.Text("PolicyArn")} was not found."),
            Target = call =>
            {
                var arn = call.Text("PolicyArn");
                return new Target(arn, $"policy {arn}", ManagedPolicies.Find(call.State, arn));
            },
        };

    public static Subject<VirtualMfaDevice> MfaDevice { get; } =
        new()
        {
            Find = call => call.State.MfaDevices.GetValueOrDefault(call.Text("SerialNumber")),
            Missing = call =>
                LabError.NoSuchEntity(
                    $"VirtualMFADevice with serial number {call.Text("SerialNumber")} doesn't exist."
                ),
            Target = call =>
                Target.At(call.Text("SerialNumber")) with
                {
                    Resource = call.State.MfaDevices.GetValueOrDefault(call.Text("SerialNumber")),
                },
        };

    public static Subject<OidcProvider> OidcProvider { get; } =
        new()
        {
            Find = call => call.State.OidcProviders.GetValueOrDefault(call.Text("OpenIDConnectProviderArn")),
            Missing = call =>
                ArnInput.Check(call.Text("OpenIDConnectProviderArn"), "oidc-provider")
                ?? LabError.NoSuchEntity(
                    $"OpenIDConnect Provider not found for arn {call.Text("OpenIDConnectProviderArn")}"
                ),
            Target = call =>
                Target.At(call.Text("OpenIDConnectProviderArn")) with
                {
                    Resource = call.State.OidcProviders.GetValueOrDefault(call.Text("OpenIDConnectProviderArn")),
                },
        };

    public static Subject<SamlProvider> SamlProvider { get; } =
        new()
        {
            Find = call => call.State.SamlProviders.GetValueOrDefault(call.Text("SAMLProviderArn")),
            Missing = call =>
                ArnInput.Check(call.Text("SAMLProviderArn"), "saml-provider")
                ?? LabError.NoSuchEntity($"Manifest not found for arn {call.Text("SAMLProviderArn")}"),
            Target = call =>
                Target.At(call.Text("SAMLProviderArn")) with
                {
                    Resource = call.State.SamlProviders.GetValueOrDefault(call.Text("SAMLProviderArn")),
                },
        };

    /// <summary>User, group and role as what they have in common.</summary>
    public static Subject<Identity> Identity(string kind) =>
        kind switch
        {
            "User" => AsIdentity(User),
            "Group" => AsIdentity(Group),
            _ => AsIdentity(Role),
        };

    /// <summary>The target of an operation that makes something: the ARN that it is going to have.</summary>
    /// <param name="kind">As in the ARN: <c>user</c>.</param>
    public static Func<OperationCall, Target> New(string kind, string nameMember) =>
        call => Target.At(call.State.Arn($"{kind}{call.Path}{call.Text(nameMember)}"));

    /// <summary>The target of an operation that lists what is below a path.</summary>
    public static Func<OperationCall, Target> Listing(string kind) =>
        call => Target.At(call.State.Arn(kind + (call.OptionalText("PathPrefix") ?? "/")));

    public static Target Everything(OperationCall call) => Target.Everything;

    private static Subject<User> UserNamed(Func<OperationCall, string?> name) =>
        new()
        {
            Find = call => name(call) is { } known ? call.State.Users.GetValueOrDefault(known) : null,
            Missing = call => LabError.NotFound("user", name(call) ?? ""),
            Target = call =>
                name(call) is { } known
                    ? Existing(call, "user", known, call.State.Users.GetValueOrDefault(known))
                    : Target.Everything,
        };

    private static Subject<Identity> AsIdentity<T>(Subject<T> subject)
        where T : Identity =>
        new()
        {
            Find = subject.Find,
            Missing = subject.Missing,
            Target = subject.Target,
        };

    private static Target Existing(OperationCall call, string kind, string name, Identity? found) =>
        new(found?.Arn ?? call.State.Arn($"{kind}/{name}"), $"{kind} {name}", found);
}
