using System.CommandLine;

namespace AwsRadar.Cli.Questions;

/// <summary>The parts of one question on the command line: who, what, to which resource, under which policies.</summary>
internal static class QuestionOptions
{
    public static readonly Option<string?> Principal = One(
        "--principal",
        "ARN",
        "Who asks: an ARN, a service such as lambda.amazonaws.com, or *anonymous*."
    );

    public static readonly Option<string?> Action = One(
        "--action",
        "SERVICE:ACTION",
        "What they ask to do, such as s3:GetObject."
    );

    public static readonly Option<string?> Resource = One(
        "--resource",
        "ARN",
        "To which resource; * for an action that works on none in particular."
    );

    public static readonly Option<string?> ResourceAccount = One(
        "--resource-account",
        "ID",
        "Whose resource it is, where its ARN does not say."
    );

    public static readonly Option<string[]> Context = Many(
        "--context",
        "KEY=VALUE",
        "A fact about the request, such as aws:SourceIp=203.0.113.7; a key given twice has two values."
    );

    public static readonly Option<string[]> Policies = Many("--policy", "FILE", "A policy of the principal.");

    public static readonly Option<string?> ResourcePolicy = One(
        "--resource-policy",
        "FILE",
        "The resource's policy; for a role its trust policy."
    );

    public static readonly Option<string[]> Boundaries = Many(
        "--permissions-boundary",
        "FILE",
        "The principal's permissions boundary."
    );

    public static readonly Option<string[]> SessionPolicies = Many(
        "--session-policy",
        "FILE",
        "A policy passed when the session was made."
    );

    public static readonly Option<string[]> ServiceControl = Many(
        "--scp",
        "FILE",
        "A service control policy: the organization's root first, one level each."
    );

    public static readonly Option<string[]> ResourceControl = Many(
        "--rcp",
        "FILE",
        "A resource control policy: the organization's root first, one level each."
    );

    public static readonly Option<bool> RestrictPublicBuckets = new("--restrict-public-buckets")
    {
        Description = "S3 Block Public Access restricts the bucket, if its policy is public.",
    };

    public static readonly Option<bool> AssumeNoOrganizationPolicies = new("--assume-no-organization-policies")
    {
        Description =
            "Take service and resource control policies that AWS did not tell to forbid nothing; the answer says so.",
    };

    public static readonly Option[] All =
    [
        Principal,
        Action,
        Resource,
        ResourceAccount,
        Context,
        Policies,
        ResourcePolicy,
        Boundaries,
        SessionPolicies,
        ServiceControl,
        ResourceControl,
        RestrictPublicBuckets,
    ];

    /// <summary>What a question to a snapshot can tell besides who, what and to which resource.</summary>
    public static readonly Option[] OfSnapshot =
    [
        ResourceAccount,
        Context,
        ResourcePolicy,
        SessionPolicies,
        ServiceControl,
        ResourceControl,
        AssumeNoOrganizationPolicies,
        RestrictPublicBuckets,
    ];

    private static Option<string?> One(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };

    private static Option<string[]> Many(string name, string helpName, string description) =>
        new(name)
        {
            HelpName = helpName,
            Description = description + " May be given more than once.",
            DefaultValueFactory = _ => [],
        };
}
