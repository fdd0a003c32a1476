using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Authorization.Denials;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;
using AwsRadar.Lab.Sts.Federation;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Why a request was denied, by the authorization id that the denial told.</summary>
public sealed class IamToolboxTests(OrganizationLab organization) : IClassFixture<OrganizationLab>
{
    private LabClient Toolbox => organization.Administrator.Of("iam-toolbox");

    [Fact]
    public async Task A_denial_is_explained_with_its_context_its_statements_and_every_policy_that_was_considered()
    {
        var member = await organization.InAsync(organization.MemberId);
        var user = organization.ClientOf(await member.CreateUserAsync("denied", LabFixture.Allow("iam:*")));
        var scp = await organization.AttachAsync(
            organization.InnerId,
            "named-statement",
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"NoRoles","Effect":"Deny","Action":"iam:ListRoles","Resource":"*"}]}
            """
        );
        var denied = await user.FailAsync("ListRoles");
        await organization.DetachAsync(organization.InnerId, scp);

        var details = await GetAsync(Toolbox, denied);

        var context = details.GetProperty("requestContext");
        Assert.Equal(
            (organization.MemberId, organization.OrganizationId, "127.0.0.1"),
            (Text(context, "aws:PrincipalAccount"), Text(context, "aws:PrincipalOrgID"), Text(context, "aws:SourceIp"))
        );
        Assert.Equal(
            $"[{organization.OrganizationId}/{organization.RootId}/{organization.OuterId}/{organization.InnerId}/]",
            Text(context, "aws:PrincipalOrgPaths")
        );
        var evaluation = Assert.Single(details.GetProperty("evaluations").EnumerateArray());
        Assert.Equal(
            ("iam:ListRoles", $"arn:aws:iam::{organization.MemberId}:role/", "EXPLICIT_DENY"),
            (Text(evaluation, "action"), Text(evaluation, "resource"), Text(evaluation, "evaluatedEffect"))
        );
        var matched = Assert.Single(evaluation.GetProperty("matchedPolicies").EnumerateArray());
        var statement = Assert.Single(matched.GetProperty("matchedStatements").EnumerateArray());
        Assert.Equal(
            (scp, "NoRoles", "DENY"),
            (Text(matched, "uri"), Text(statement, "sid"), Text(statement, "evaluatedEffect"))
        );
        var types = details.GetProperty("policies").EnumerateArray().Select(policy => Text(policy, "type")).Order();
        Assert.Equal(
            ["IDENTITY_BASED_POLICY", "RESOURCE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY"],
            types
        );
        var full = details
            .GetProperty("policies")
            .EnumerateArray()
            .Single(policy => Text(policy, "uri").EndsWith("p-FullAWSAccess", StringComparison.Ordinal));
        Assert.Equal(4, full.GetProperty("attachedTo").GetArrayLength());
    }

    [Fact]
    public async Task A_policy_is_shown_as_it_was_and_inline_ones_have_a_name_of_their_own()
    {
        var policy = LabFixture.Allow("iam:ListUsers");
        var user = organization.ClientOf(await organization.Administrator.CreateUserAsync("inline", policy));
        var denied = await user.FailAsync("ListRoles");
        await organization.Administrator.CallAsync(
            "DeleteUserPolicy",
            new JsonObject { ["UserName"] = "inline", ["PolicyName"] = "test" }
        );

        var details = await GetAsync(Toolbox, denied);
        var one = Assert.Single(details.GetProperty("policies").EnumerateArray());
        var shown = await Toolbox.CallAsync(
            "GetRequestAuthorizationPolicy",
            new JsonObject
            {
                ["authorizationId"] = DenialSentence.AuthorizationId(denied),
                ["policyUri"] = Text(one, "uri"),
            }
        );

        Assert.Matches("^inline:[0-9a-f]{16}$", Text(one, "uri"));
        Assert.True(one.GetProperty("inline").GetBoolean());
        Assert.Equal("IMPLICIT_DENY", Text(details.GetProperty("evaluations")[0], "evaluatedEffect"));
        Assert.Empty(details.GetProperty("evaluations")[0].GetProperty("matchedPolicies").EnumerateArray());
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(policy), shown.GetProperty("policyDocument")));
    }

    [Fact]
    public async Task Everybody_of_the_organization_with_the_permission_may_ask_and_nobody_else()
    {
        var member = await organization.InAsync(organization.MemberId);
        var user = organization.ClientOf(await member.CreateUserAsync("asks", LabFixture.Allow("iam:GetUser")));
        var denied = await user.FailAsync("ListRoles");
        var asker = await member.CreateUserAsync("may-ask", LabFixture.Allow("iam:GetRequestAuthorizationDetails"));

        await GetAsync(organization.ClientOf(asker).Of("iam-toolbox"), denied);
        var refused = await user.Of("iam-toolbox").FailAsync("GetRequestAuthorizationDetails", Input(denied));
        var unknown = await Toolbox.FailAsync(
            "GetRequestAuthorizationDetails",
            new JsonObject { ["authorizationId"] = "0nothing" }
        );

        Assert.Equal(("AccessDeniedException", 403), (refused.Code, refused.Status));
        Assert.DoesNotContain("authorization id", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("ResourceNotFoundException", 404), (unknown.Code, unknown.Status));
    }

    [Fact]
    public async Task A_denial_is_forgotten_a_day_later_or_when_the_lab_is_taken_back_to_its_start()
    {
        var clock = new MovingClock(DateTimeOffset.UtcNow);
        await using var lab = await LabServer.StartAsync(
            new LabOptions { TimeProvider = clock },
            TestContext.Current.CancellationToken
        );
        var root = new LabClient(lab.Endpoint, lab.RootCredentials) { Clock = clock.GetUtcNow };
        var key = await root.CreateUserAsync("denied", policy: null);
        var denied = await new LabClient(lab.Endpoint, key) { Clock = clock.GetUtcNow }.FailAsync("ListRoles");
        clock.Advance(TimeSpan.FromHours(23));
        await GetAsync(root.Of("iam-toolbox"), denied);

        clock.Advance(TimeSpan.FromHours(2));

        var gone = await root.Of("iam-toolbox").FailAsync("GetRequestAuthorizationDetails", Input(denied));
        Assert.Equal("ResourceNotFoundException", gone.Code);
    }

    [Fact]
    public void The_newest_denials_are_kept_and_no_more()
    {
        const int Max = 3;
        var log = new DenialLog(Max);
        var account = AccountLoader.Load(new LabOptions(), new AccessKeyUsage());
        var call = new OperationCall
        {
            State = account,
            Lab = LabState.Of(account),
            Caller = new Caller("AKIA", account.AccountId, account.RootArn, "root", Identity: null, Session: null),
            Input = JsonElement.Parse("{}"),
            Now = DateTimeOffset.UnixEpoch,
            Region = "us-east-1",
            KeyUsage = new AccessKeyUsage(),
            OidcKeys = OidcKeys.Read([]),
            Denials = log,
        };
        var operation = Operation.On("ListRoles", _ => Target.Everything, _ => new JsonObject());

        var ids = Enumerable
            .Range(0, Max + 2)
            .Select(_ => log.Add(call, operation, [], LabError.AccessDenied("denied")).Message.Split(' ')[^1])
            .ToList();

        Assert.Equal(Max + 2, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids[2..], ids.Where(id => log.Find(id, call.Now) is not null));
    }

    [Fact]
    public async Task Boto3_reads_the_details_by_the_same_model()
    {
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");
        var key = await organization.Administrator.CreateUserAsync("by-boto3", LabFixture.Allow("iam:GetRequest*"));
        var denied = await organization.ClientOf(key).FailAsync("ListRoles");

        var result = await ForeignClient.RunAsync(
            organization.Lab,
            key,
            "python3",
            "-c",
            """
            import boto3, sys
            pages = boto3.client("iam-toolbox").get_paginator("get_request_authorization_details")
            for page in pages.paginate(authorizationId=sys.argv[1]):
                for one in page["evaluations"]:
                    print(one["action"], one["evaluatedEffect"], page["requestContext"]["aws:username"])
            """,
            DenialSentence.AuthorizationId(denied)
        );

        Assert.Equal(
            (0, "iam:ListRoles IMPLICIT_DENY by-boto3", ""),
            (result.ExitCode, result.Out.Trim(), result.Error)
        );
    }

    private static Task<JsonElement> GetAsync(LabClient client, WireError denied) =>
        client.CallAsync("GetRequestAuthorizationDetails", Input(denied));

    private static JsonObject Input(WireError denied) =>
        new() { ["authorizationId"] = DenialSentence.AuthorizationId(denied) };

    private static string Text(JsonElement value, string member) => value.GetProperty(member).GetString()!;
}
