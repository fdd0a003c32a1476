using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Graph;
using CsCheck;

namespace AwsRadar.Core.Tests.Access;

/// <summary>
/// Small accounts in which much overlaps: groups, boundaries, conditions, variables, exceptions, and now and then a policy
/// that nobody can read.
/// </summary>
internal static class AccountGen
{
    private const string Prefix = "arn:aws:iam::123456789012:";

    private static readonly string[] Actions =
    [
        "*",
        "iam:*",
        "iam:Create*",
        "iam:CreateUser",
        "iam:CreateAccessKey",
        "iam:PassRole",
        "IAM:attach*Policy",
        "s3:*",
        "s3:GetObject",
        "sqs:SendMessage",
        "sts:AssumeRole",
        "kms:Decrypt",
    ];

    private static readonly string[] Resources =
    [
        "*",
        "*",
        Prefix + "user/*",
        Prefix + "user/u1",
        "arn:aws:iam::*:user/${aws:username}",
        Prefix + "role/*",
        Prefix + "role/r0",
        "arn:aws:s3:::bucket/*",
        "arn:aws:s3:::bucket/a*",
        "arn:aws:s3:::${aws:PrincipalTag/team}/*",
        "arn:aws:sqs:*:*:q",
        "arn:aws:kms:*:123456789012:key/*",
    ];

    private static readonly string[] Conditions =
    [
        """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""",
        """{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""",
        """{"StringEquals":{"aws:PrincipalTag/team":"blue"}}""",
        """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""",
        """{"StringLikes":{"aws:username":"u*"}}""",
    ];

    private static readonly string[] Trusts =
    [
        """{"AWS":"123456789012"}""",
        """{"AWS":"arn:aws:iam::123456789012:user/u0"}""",
        """{"AWS":["arn:aws:iam::999999999999:root","arn:aws:iam::888888888888:role/x"]}""",
        """{"Service":"lambda.amazonaws.com"}""",
        "\"*\"",
    ];

    private static readonly string[] Holders =
    [
        "arn:aws:s3:::bucket",
        "arn:aws:sqs:eu-west-1:123456789012:q",
        "arn:aws:kms:eu-west-1:123456789012:key/k",
        "arn:aws:ec2:eu-west-1:123456789012:vpc-endpoint/vpce-1",
    ];

    private static readonly string[] Named =
    [
        "\"*\"",
        """{"AWS":"123456789012"}""",
        """{"AWS":"arn:aws:iam::123456789012:user/u1"}""",
        """{"AWS":["arn:aws:iam::123456789012:role/r0","arn:aws:iam::999999999999:root"]}""",
        """{"Service":"sns.amazonaws.com"}""",
    ];

    public static Gen<Snapshot> Snapshots { get; } = Gen.UInt.Select(seed => Create(new PCG(1, seed)));

    /// <summary>The same with resources whose own policies were read.</summary>
    public static Gen<Snapshot> WithResources { get; } =
        Gen.UInt.Select(seed =>
        {
            var random = new PCG(1, seed);
            return WithPolicies(Create(random), random);
        });

    /// <summary>So many users and roles that some have the same policies about an action, but other names and tags.</summary>
    public static Gen<Snapshot> Crowds { get; } = Gen.UInt.Select(seed => CreateCrowd(new PCG(1, seed)));

    /// <summary>The same with resources whose own policies were read.</summary>
    public static Gen<Snapshot> CrowdsWithResources { get; } =
        Gen.UInt.Select(seed =>
        {
            var random = new PCG(1, seed);
            return WithPolicies(CreateCrowd(random), random);
        });

    private static Snapshot CreateCrowd(PCG random)
    {
        var few = Create(random);
        return few with
        {
            Users = [.. Enumerable.Range(0, 9).Select(number => Copy(few.Users[number % 3], number, random))],
            Roles = [.. Enumerable.Range(0, 6).Select(number => Copy(few.Roles[number % 2], number))],
        };
    }

    private static User Copy(User user, int number, PCG random) =>
        Account.User($"u{number}") with
        {
            GroupNames = user.GroupNames,
            InlinePolicies = user.InlinePolicies,
            AttachedPolicies = user.AttachedPolicies,
            PermissionsBoundary = user.PermissionsBoundary,
            Tags = Chance(random, 2) ? [new Tag("team", "blue")] : [],
        };

    private static Role Copy(Role role, int number) =>
        Account.Role($"r{number}", role.TrustPolicy.Json) with
        {
            InlinePolicies = role.InlinePolicies,
            AttachedPolicies = role.AttachedPolicies,
            PermissionsBoundary = role.PermissionsBoundary,
        };

    private static Snapshot Create(PCG random) =>
        Account.Snapshot with
        {
            Users = [.. Enumerable.Range(0, 3).Select(number => User(number, random))],
            Roles = [.. Enumerable.Range(0, 2).Select(number => Role(number, random))],
            Groups = [Account.Group("g0") with { InlinePolicies = Inline(random) }],
            ManagedPolicies =
            [
                .. Enumerable.Range(0, 3).Select(number => Account.Policy($"p{number}", Document(random).Json)),
            ],
        };

    private static Snapshot WithPolicies(Snapshot snapshot, PCG random) =>
        snapshot with
        {
            ResourcePolicies = [.. Holders.Select(holder => OfResource(holder, random))],
            PublicAccessBlocks = Chance(random, 2)
                ?
                [
                    new PublicAccessBlock(null) { RestrictPublicBuckets = Chance(random, 4) },
                    new PublicAccessBlock(Arn.Parse(Holders[0])),
                ]
                : [],
        };

    private static ResourcePolicy OfResource(string holder, PCG random) =>
        new()
        {
            Resource = Arn.Parse(holder),
            Service = holder.Split(':')[2],
            Region = "eu-west-1",
            Document = Chance(random, 4) ? null : ResourceDocument(random),
        };

    private static PolicyText ResourceDocument(PCG random)
    {
        var document = JsonNode.Parse(Document(random) is { Json: not "{" } text ? text.Json : "{}")!;
        foreach (var statement in document["Statement"]?.AsArray() ?? [])
        {
            statement!["Principal"] = JsonNode.Parse(Pick(random, Named));
        }

        return new PolicyText(document.ToJsonString());
    }

    private static User User(int number, PCG random) =>
        Account.User($"u{number}") with
        {
            GroupNames = Chance(random, 3) ? ["g0"] : [],
            InlinePolicies = Inline(random),
            AttachedPolicies = Attached(random),
            PermissionsBoundary = Boundary(random),
            Tags = Chance(random, 2) ? [new Tag("team", "blue")] : [],
        };

    private static Role Role(int number, PCG random) =>
        Account.Role($"r{number}", Trust(random)) with
        {
            InlinePolicies = Inline(random),
            AttachedPolicies = Attached(random),
            PermissionsBoundary = Boundary(random),
        };

    private static string Trust(PCG random)
    {
        var condition = Chance(random, 4) ? $",\"Condition\":{Pick(random, Conditions)}" : "";
        return $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{Pick(random, Trusts)}},"Action":"sts:AssumeRole"{{condition}}}]}""";
    }

    private static ImmutableArray<InlinePolicy> Inline(PCG random) =>
        Chance(random, 2) ? [new InlinePolicy("own", Document(random))] : [];

    // The fourth is not in the snapshot.
    private static ImmutableArray<AttachedPolicy> Attached(PCG random) =>
        Chance(random, 2) ? [Account.Attached($"p{(Chance(random, 8) ? 3 : Below(random, 3))}")] : [];

    private static Arn? Boundary(PCG random) =>
        Chance(random, 6) ? Arn.Parse($"{Prefix}policy/p{Below(random, 3)}") : null;

    private static PolicyText Document(PCG random)
    {
        if (Chance(random, 40))
        {
            return new PolicyText("{");
        }

        var statements = new JsonArray();
        for (var count = 1 + Below(random, 3); count > 0; count--)
        {
            statements.Add(Statement(random));
        }

        return new PolicyText(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements }.ToJsonString());
    }

    private static JsonObject Statement(PCG random)
    {
        var statement = new JsonObject
        {
            ["Effect"] = Chance(random, 4) ? "Deny" : "Allow",
            [Chance(random, 8) ? "NotAction" : "Action"] = Pick(random, Actions),
            [Chance(random, 8) ? "NotResource" : "Resource"] = Pick(random, Resources),
        };
        if (Chance(random, 4))
        {
            statement["Condition"] = JsonNode.Parse(Pick(random, Conditions));
        }

        return statement;
    }

    private static string Pick(PCG random, string[] from) => from[Below(random, from.Length)];

    private static bool Chance(PCG random, int oneIn) => Below(random, oneIn) == 0;

    private static int Below(PCG random, int count) => (int)random.Next((uint)count);
}
