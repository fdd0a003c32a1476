using System.Text;
using System.Text.Json;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Client.Denials;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Client;

public sealed class AwsClientTests
{
    private const string OneUser = """
        <ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListUsersResult><Users><member>
        <Path>/</Path><UserName>anna</UserName><UserId>AIDACKCEVSQ6C2EXAMPLE</UserId>
        <Arn>arn:aws:iam::123456789012:user/anna</Arn><CreateDate>2026-11-23T21:15:00Z</CreateDate>
        <NewMember>of a later year</NewMember>
        </member></Users><IsTruncated>false</IsTruncated></ListUsersResult>
        <ResponseMetadata><RequestId>req-1</RequestId></ResponseMetadata></ListUsersResponse>
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_signed_and_its_answer_is_what_the_AWS_CLI_prints()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => AnsweringEndpoint.Xml(OneUser));
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "list-users", JsonElement.Parse("""{"MaxItems":5}"""), Cancel);

        Assert.Null(result.Error);
        Assert.Equal("req-1", result.RequestId);
        Assert.Equal(1, result.Attempts);
        Assert.Equal(
            """{"Users":[{"Path":"/","UserName":"anna","UserId":"AIDACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::123456789012:user/anna","CreateDate":"2026-11-23T21:15:00+00:00"}],"IsTruncated":false}""",
            result.Output.GetRawText()
        );
        Assert.Empty(endpoint.SignatureErrors);
        Assert.Equal(
            "Action=ListUsers&Version=2010-05-08&MaxItems=5",
            Encoding.UTF8.GetString(Assert.Single(endpoint.Requests).Body.Span)
        );
    }

    [Fact]
    public async Task A_global_service_is_signed_for_its_one_region_even_with_an_endpoint_url()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => AnsweringEndpoint.Xml(OneUser));
        using var client = new AwsClient(endpoint.Options);

        await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal("us-east-1", Assert.Single(endpoint.Claims).Scope.Region);
        Assert.Equal("iam", Assert.Single(endpoint.Claims).Scope.Service);
    }

    [Fact]
    public async Task A_session_token_is_sent_and_signed()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => AnsweringEndpoint.Xml(OneUser));
        var options = endpoint.Options with
        {
            Credentials = AnsweringEndpoint.Key with { SessionToken = new Secret("token/of+a=session") },
        };
        using var client = new AwsClient(options);

        await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Empty(endpoint.SignatureErrors);
        Assert.Equal("token/of+a=session", Assert.Single(endpoint.Claims).SessionToken);
        Assert.Contains("x-amz-security-token", Assert.Single(endpoint.Claims).SignedHeaders);
    }

    [Fact]
    public async Task A_denied_call_says_which_permission_is_missing()
    {
        const string Message =
            "User: arn:aws:iam::123456789012:user/aws_radar is not authorized to perform: iam:ListUsers on resource: "
            + "arn:aws:iam::123456789012:user/ because no identity-based policy allows the iam:ListUsers action";
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Error("AccessDenied", Message, 403)
        );
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal(CallErrorKind.Denied, result.Error!.Kind);
        Assert.Equal("iam:ListUsers", result.Error.MissingPermission);
        Assert.Equal(DenialReason.IdentityBasedPolicy, result.Error.Denial!.Reason);
        Assert.Equal(("AccessDenied", Message), (result.Error.Code, result.Error.Message));
        Assert.Equal(("req-1", 403), (result.RequestId, result.Error.HttpStatus));
        Assert.Equal(1, result.Attempts);
    }

    [Theory]
    [InlineData("Throttling", 400, CallErrorKind.Throttled)]
    [InlineData("ServiceFailure", 500, CallErrorKind.Transient)]
    public async Task Throttling_and_failures_of_the_service_are_tried_again(
        string code,
        int status,
        CallErrorKind kind
    )
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Error(code, "Rate exceeded", status)
        );
        using var client = new AwsClient(endpoint.Options with { MaxAttempts = 2 });

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal(kind, result.Error!.Kind);
        Assert.Equal(2, result.Attempts);
        Assert.Equal(2, endpoint.Requests.Count);
        Assert.Empty(endpoint.SignatureErrors);
    }

    [Fact]
    public async Task A_call_that_fails_once_succeeds()
    {
        var answers = new Queue<WireResponse>([
            AnsweringEndpoint.Error("ServiceFailure", "", 500),
            AnsweringEndpoint.Xml(OneUser),
        ]);
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => answers.Dequeue());
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.True(result.IsSuccess);
        Assert.Equal(2, result.Attempts);
    }

    [Theory]
    [InlineData(
        "InvalidClientTokenId",
        "The security token included in the request is invalid",
        403,
        CallErrorKind.InvalidCredentials
    )]
    [InlineData(
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match",
        403,
        CallErrorKind.InvalidCredentials
    )]
    [InlineData(
        "SignatureDoesNotMatch",
        "Signature expired: 20261123T000000Z is now earlier than",
        403,
        CallErrorKind.ClockSkew
    )]
    [InlineData(
        "ExpiredToken",
        "The security token included in the request is expired",
        403,
        CallErrorKind.ExpiredCredentials
    )]
    [InlineData("NoSuchEntity", "The user with name x cannot be found.", 404, CallErrorKind.NotFound)]
    [InlineData("ValidationError", "1 validation error detected", 400, CallErrorKind.Validation)]
    [InlineData("DeleteConflict", "Cannot delete entity", 409, CallErrorKind.Other)]
    public async Task An_error_has_a_kind(string code, string message, int status, CallErrorKind kind)
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ =>
            AnsweringEndpoint.Error(code, message, status)
        );
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync("iam", "ListUsers", cancellationToken: Cancel);

        Assert.Equal((kind, code), (result.Error!.Kind, result.Error.Code));
    }

    [Fact]
    public async Task Parameters_that_do_not_fit_are_named_before_anything_is_sent()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(_ => AnsweringEndpoint.Xml(OneUser));
        using var client = new AwsClient(endpoint.Options);

        var result = await client.CallAsync(
            "iam",
            "TagUser",
            JsonElement.Parse("""{"Tags":[{"Key":1,"Value":"x"},{"Value":null}],"Colour":"red"}"""),
            Cancel
        );

        Assert.Equal(CallErrorKind.Validation, result.Error!.Kind);
        Assert.Contains("`UserName` is required.", result.Error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "`Tags[0].Key` must be a string, not the number 1.",
            result.Error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("`Tags[1].Key` is required.", result.Error.Message, StringComparison.Ordinal);
        Assert.Contains("`Tags[1].Value` must be a string, not null.", result.Error.Message, StringComparison.Ordinal);
        Assert.Contains("`Colour` is not a parameter here", result.Error.Message, StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
        Assert.Equal(0, result.Attempts);
    }

    [Theory]
    [InlineData("imam", "ListUsers", "There is no AWS service `imam`.")]
    [InlineData("iam", "ListUser", "`iam` has no operation `ListUser`.")]
    public async Task An_unknown_service_or_operation_is_named(string service, string operation, string message)
    {
        using var client = new AwsClient(new AwsClientOptions { RequireLoopback = true });

        var result = await client.CallAsync(service, operation, cancellationToken: Cancel);

        Assert.Equal((CallErrorKind.Unsupported, message), (result.Error!.Kind, result.Error.Message));
    }

    [Fact]
    public async Task A_cancelled_call_ends_as_cancelled()
    {
        await using var endpoint = await AnsweringEndpoint.StartAsync(
            (_, context) =>
                Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
        );
        using var client = new AwsClient(endpoint.Options);
        using var cancel = new CancellationTokenSource();

        var call = client.CallAsync("iam", "ListUsers", cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
