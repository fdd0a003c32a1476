using System.Collections.Immutable;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.State.Organizations;

namespace AwsRadar.Lab.Organizations;

/// <summary>The resources that policies are asked about: parts of the caller's organization, there or not.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html</remarks>
internal static class OrganizationTargets
{
    public static Target Everything(OperationCall call) => Target.Everything;

    /// <summary>The root, unit or account whose id is in a member of the input.</summary>
    public static Func<OperationCall, Target> Of(string member) =>
        call => At(call, organization => Known(organization, call.Text(member)));

    public static Target Policy(OperationCall call) =>
        At(call, organization => Policy(organization, call.Text("PolicyId")));

    public static Target Handshake(OperationCall call)
    {
        var id = call.Text("HandshakeId");
        return call.Lab.Organizations.Values.FirstOrDefault(one => one.Handshakes.ContainsKey(id)) is { } organization
            ? Target.At(OrganizationArns.OfHandshake(organization, organization.Handshakes[id]))
            : Target.Everything;
    }

    public static Target ResourcePolicy(OperationCall call) =>
        At(call, organization => ResourcePolicy(organization, organization.ResourcePolicy?.Id ?? "*"));

    /// <summary>Whatever has tags, by the id in <c>ResourceId</c>.</summary>
    public static Target Tagged(OperationCall call)
    {
        var id = call.Text("ResourceId");
        return At(
            call,
            organization =>
                id.StartsWith("rp-", StringComparison.Ordinal) ? ResourcePolicy(organization, id)
                : id.StartsWith("p-", StringComparison.Ordinal) ? Policy(organization, id)
                : Known(organization, id)
        );
    }

    private static Target At(OperationCall call, Func<Organization, OrganizationResource> resource) =>
        call.Lab.OrganizationOf(call.State.AccountId) is { } organization && resource(organization) is var (arn, tags)
            ? new Target(arn, arn, new OrganizationResource(arn, tags))
            : Target.Everything;

    private static OrganizationResource Known(Organization organization, string id) =>
        new(
            OrganizationArns.OfTarget(organization, id),
            id.Equals(organization.RootId, StringComparison.Ordinal)
                ? organization.RootTags
                : organization.Units.GetValueOrDefault(id)?.Tags
                    ?? organization.Accounts.GetValueOrDefault(id)?.Tags
                    ?? ResourceTags.Empty
        );

    private static OrganizationResource Policy(Organization organization, string id)
    {
        var policy = organization.FindPolicy(id);
        return new(policy?.Arn ?? OrganizationArns.OfPolicy(organization, "*", id), policy?.Tags ?? ResourceTags.Empty);
    }

    private static OrganizationResource ResourcePolicy(Organization organization, string id) =>
        new(
            OrganizationArns.OfResourcePolicy(organization, id),
            organization.ResourcePolicy?.Tags ?? ResourceTags.Empty
        );

    private sealed record OrganizationResource(string Arn, ImmutableSortedDictionary<string, string> Tags) : IResource;
}
