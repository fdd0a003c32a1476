using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Access;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;
using AwsRadar.Core.Tests.Access;
using AwsRadar.Core.Tests.Conventions;
using Xunit;

namespace AwsRadar.Core.Tests.Graph;

/// <summary>
/// Each method of becoming an administrator that public research lists (tests/escalation-cases): with its actions, and
/// nothing else, alice becomes one in one step; without any one of them, she does not.
/// </summary>
public sealed class EscalationMethodTests
{
    private static readonly string[] Services =
    [
        "lambda",
        "ec2",
        "glue",
        "cloudformation",
        "datapipeline",
        "codebuild",
        "sagemaker",
    ];

    private static readonly ImmutableArray<Case> Cases =
    [
        .. Repository
            .Read("tests/escalation-cases/methods.jsonl")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Case>(line, JsonSerializerOptions.Web)!),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_method_of_public_research_makes_an_administrator(int number)
    {
        var method = Cases[number];

        var steps = StepsOf(AccountWith(method.Actions, method.Boundary));

        Assert.True(
            steps.Contains(method.Step, StringComparer.Ordinal),
            $"{method.Source}: {string.Join(", ", steps)}"
        );
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Without_any_one_of_its_actions_a_method_does_not_work(int number)
    {
        var method = Cases[number];
        var all = method.Boundary ?? method.Actions;

        foreach (var left in all)
        {
            string[] rest =
            [
                "s3:ListAllMyBuckets",
                .. all.Where(action => !string.Equals(action, left, StringComparison.Ordinal)),
            ];
            var steps = StepsOf(method.Boundary is null ? AccountWith(rest, null) : AccountWith(method.Actions, rest));

            Assert.DoesNotContain(method.Step, steps);
        }
    }

    [Fact]
    public void Every_method_that_is_known_has_its_case()
    {
        var known = Escalation
            .All.Select(each => each.Id)
            .Concat(RoleBearer.All.Select(each => each.Id))
            .Except([
                "assume-role",
                "put-role-policy",
                "attach-role-policy",
                "delete-role-boundary",
                "put-role-boundary",
            ]);

        Assert.Empty(known.Except(Cases.Select(method => method.Step.Split(' ')[0]), StringComparer.Ordinal));
    }

    private static List<string> StepsOf(Snapshot snapshot)
    {
        var question = new AccessQuestion
        {
            Principal = RequestPrincipal.Anonymous,
            Action = "sts:AssumeRole",
            Resource = "*",
        };
        return
        [
            .. new AccessSteps(new AccountAccess(snapshot), question)
                .Of(RequestPrincipal.Parse($"{Account.Prefix}user/alice"))
                .Where(step => step.Possibility == Possibility.Allowed)
                .Select(step => step.To is { } to ? $"{step.Method} {Arn.Parse(to).Name}" : step.Method),
        ];
    }

    /// <summary>Besides alice: an administrator, a role for each service that may do everything, and what works under them.</summary>
    private static Snapshot AccountWith(string[] actions, string[]? boundary)
    {
        const string everything = """ "Action":"*","Resource":"*" """;
        var allow = Account.Allow($""" "Action":{JsonSerializer.Serialize(actions)},"Resource":"*" """);
        var limit = Account.Policy(
            "limit",
            Account.Allow($""" "Action":{JsonSerializer.Serialize(boundary ?? [])},"Resource":"*" """)
        );
        return Account.Snapshot with
        {
            Users =
            [
                Account.User("alice") with
                {
                    GroupNames = ["staff"],
                    AttachedPolicies = [Account.Attached("own")],
                    InlinePolicies = [new InlinePolicy("method", new PolicyText(allow))],
                    PermissionsBoundary = boundary is null ? null : limit.Arn,
                },
                Account.User("root-like") with
                {
                    InlinePolicies = [new InlinePolicy("all", new PolicyText(Account.Allow(everything)))],
                },
            ],
            Groups =
            [
                Account.Group("staff"),
                Account.Group("admins") with
                {
                    InlinePolicies = [new InlinePolicy("all", new PolicyText(Account.Allow(everything)))],
                },
            ],
            Roles =
            [
                .. Services.Select(service => RoleOf(service, everything)),
                Account.Role("staff-role", Account.Trust($$"""{"AWS":"{{Account.Prefix}}root"}""")),
            ],
            ManagedPolicies =
            [
                PolicyWithOldVersion(everything),
                .. boundary is null ? ImmutableArray<ManagedPolicy>.Empty : [limit],
            ],
            Resources =
            [
                Bearing("lambda:function", "arn:aws:lambda:us-east-1:123456789012:function:f", "Role", "lambda"),
                Bearing("ec2:instance", "arn:aws:ec2:us-east-1:123456789012:instance/i-1", "IamInstanceProfile", "ec2"),
                Bearing(
                    "cloudformation:stack",
                    "arn:aws:cloudformation:us-east-1:123456789012:stack/s/1",
                    "RoleARN",
                    "cloudformation"
                ),
                Bearing(
                    "codebuild:project",
                    "arn:aws:codebuild:us-east-1:123456789012:project/p",
                    "serviceRole",
                    "codebuild"
                ),
                Bearing("glue:devEndpoint", "arn:aws:glue:us-east-1:123456789012:devEndpoint/e", "RoleArn", "glue"),
                Bearing("glue:job", "arn:aws:glue:us-east-1:123456789012:job/j", "Role", "glue"),
                Bearing(
                    "sagemaker:notebook-instance",
                    "arn:aws:sagemaker:us-east-1:123456789012:notebook-instance/n",
                    "RoleArn",
                    "sagemaker"
                ),
            ],
        };
    }

    private static ManagedPolicy PolicyWithOldVersion(string everything)
    {
        var policy = Account.Policy("own", Account.Allow(""" "Action":"s3:ListAllMyBuckets","Resource":"*" """));
        var old = new PolicyVersion(
            "v9",
            IsDefault: false,
            policy.CreatedAt,
            new PolicyText(Account.Allow(everything))
        );
        return policy with { Versions = [.. policy.Versions, old] };
    }

    private static Role RoleOf(string service, string everything)
    {
        var role = Account.Role($"{service}-admin", Account.Trust($$"""{"Service":"{{service}}.amazonaws.com"}"""));
        return role with
        {
            InlinePolicies = [new InlinePolicy("all", new PolicyText(Account.Allow(everything)))],
            InstanceProfiles =
            [
                new InstanceProfile(
                    Arn.Parse($"{Account.Prefix}instance-profile/{service}"),
                    "AIPA",
                    service,
                    "/",
                    role.CreatedAt
                ),
            ],
        };
    }

    private static Resource Bearing(string type, string arn, string member, string service)
    {
        var role = $"{Account.Prefix}role/{service}-admin";
        var profile = $"{{\"Arn\":\"{Account.Prefix}instance-profile/{service}\"}}";
        return new Resource
        {
            Arn = Arn.Parse(arn),
            Service = type.Split(':')[0],
            Type = type,
            Region = "us-east-1",
            Json = $"{{\"{member}\":{(member is "IamInstanceProfile" ? profile : $"\"{role}\"")}}}",
        };
    }

    private sealed record Case(string[] Actions, string Step, string Source, string[]? Boundary);
}
