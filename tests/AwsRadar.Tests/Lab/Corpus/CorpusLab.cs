using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Arns;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Lab.Fixtures;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Lab.Corpus;

/// <summary>A lab that makes the principal of a case with all its policies, and what the case is about.</summary>
internal sealed class CorpusLab : IAsyncDisposable
{
    private const string Helper = "helper-of-the-case";
    private const string MayAll =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private readonly LabServer _lab;

    private CorpusLab(LabServer lab, CorpusCase one)
    {
        _lab = lab;
        Root = RootOf(one.Account);
    }

    /// <summary>The root user of the account that the lab started with, which manages the organization if there is one.</summary>
    private LabClient MainRoot => new(_lab.Endpoint, _lab.RootCredentials);

    /// <summary>The root user of the principal's account.</summary>
    private LabClient Root { get; }

    public static async Task<CorpusLab> StartAsync(CorpusCase one)
    {
        var organization = CorpusOrganization.Describe(one);
        var folder = Directory.CreateTempSubdirectory("aws-radar-");
        CorpusFixtures.Write(folder.FullName, one);
        var options = new LabOptions
        {
            AccountId = CorpusOrganization.IsFor(one) ? null : AccountId.Parse(one.Account),
            Organization = organization is null ? null : LabOrganization.FromJson(organization),
            Fixtures = LabFixtures.FromFolder(folder.FullName),
        };
        try
        {
            return new CorpusLab(await LabServer.StartAsync(options, TestContext.Current.CancellationToken), one);
        }
        finally
        {
            // The lab has read it.
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The lab's answer in the words of the corpus.</summary>
    public async Task<string> DecideAsync(CorpusCase one)
    {
        await ControlAsync("reset", []);
        var (client, refused) = await BecomeAsync(one);
        refused ??= await MakeRoleAsync(one);
        if (client is null || refused is not null)
        {
            return refused!;
        }

        if (one.Context.TryGetValue("aws:currenttime", out var now))
        {
            await SetClockAsync(now.GetString()!);
        }

        var operation = Expressible.OperationOf(one)!;
        var input = await InputAsync(one);
        await CorpusOrganization.BindAsync(one, MainRoot);
        var reply = await client.TryAsync(operation, input);
        return reply.Error switch
        {
            null => "Allowed",
            { Code: "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation" } denied =>
                denied.Message.Contains("explicit deny", StringComparison.Ordinal)
                    ? "ExplicitlyDenied"
                    : "ImplicitlyDenied",
            var other => $"{other.Code}: {other.Message}",
        };
    }

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    private LabClient RootOf(string account) => new(_lab.Endpoint, RootKeyOf(account));

    private LabCredentials RootKeyOf(string account) =>
        _lab.Accounts.Single(one => one.AccountId.ToString() == account).RootCredentials!;

    /// <summary>A client that signs as the principal; or why the lab refused one of its policies.</summary>
    private async Task<(LabClient? Client, string? Refused)> BecomeAsync(CorpusCase one)
    {
        var form = one.Principal.Split(':')[5].Split('/')[0];
        return form switch
        {
            "root" => (ClientFor(one, RootKeyOf(one.Account), token: null), null),
            "user" => await BecomeUserAsync(one),
            "assumed-role" => await BecomeRoleAsync(one),
            _ => await BecomeFederatedAsync(one),
        };
    }

    private async Task<(LabClient?, string?)> BecomeUserAsync(CorpusCase one)
    {
        var name = one.Principal.Split('/')[^1];
        var path = one.Principal[(one.Principal.IndexOf('/', StringComparison.Ordinal))..^name.Length];
        await Root.CallAsync(
            "CreateUser",
            new JsonObject
            {
                ["UserName"] = name,
                ["Path"] = path,
                ["Tags"] = Tags(one),
            }
        );
        return await FurnishAsync(one, "User", name) is { } refused
            ? (null, refused)
            : (ClientFor(one, await Root.CreateKeyAsync(name), token: null), null);
    }

    private async Task<(LabClient?, string?)> BecomeRoleAsync(CorpusCase one)
    {
        var names = one.Principal.Split('/');
        var trust =
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{one.Account}}:root"},"Action":"sts:AssumeRole"}]}""";
        await Root.CallAsync(
            "CreateRole",
            new JsonObject
            {
                ["RoleName"] = names[1],
                ["AssumeRolePolicyDocument"] = trust,
                ["Tags"] = Tags(one),
            }
        );
        if (await FurnishAsync(one, "Role", names[1]) is { } refused)
        {
            return (null, refused);
        }

        var helper = new LabClient(_lab.Endpoint, await Root.CreateUserAsync(Helper, MayAll));
        var input = new JsonObject
        {
            ["RoleArn"] = $"arn:aws:iam::{one.Account}:role/{names[1]}",
            ["RoleSessionName"] = names[2],
        };
        return await IssueAsync(one, helper.Sts, "AssumeRole", input);
    }

    private async Task<(LabClient?, string?)> BecomeFederatedAsync(CorpusCase one)
    {
        var helper = new LabClient(_lab.Endpoint, await Root.CreateUserAsync(Helper, MayAll));
        var input = new JsonObject { ["Name"] = one.Principal.Split('/')[^1] };
        var (client, refused) = await IssueAsync(one, helper.Sts, "GetFederationToken", input);
        await Root.CallAsync("DeleteUserPolicy", new JsonObject { ["UserName"] = Helper, ["PolicyName"] = "test" });
        refused ??= await FurnishAsync(one, "User", Helper);
        return (refused is null ? client : null, refused);
    }

    private async Task<(LabClient?, string?)> IssueAsync(
        CorpusCase one,
        LabClient sts,
        string operation,
        JsonObject input
    )
    {
        if (one.Context.TryGetValue("aws:tokenissuetime", out var issued))
        {
            await SetClockAsync(issued.GetString()!);
        }

        if (one.Session is not null)
        {
            input["Policy"] = one.Session;
        }

        var reply = await sts.TryAsync(operation, input);
        if (reply.Error is { } error)
        {
            return (null, Refusal(error));
        }

        var credentials = reply.Value.Output.GetProperty("Credentials");
        string Text(string member) => credentials.GetProperty(member).GetString()!;
        return (
            ClientFor(one, new LabCredentials(Text("AccessKeyId"), Text("SecretAccessKey")), Text("SessionToken")),
            null
        );
    }

    /// <summary>Gives a user or role the policies of the case. Returns the refusal of one of them, or null.</summary>
    private async Task<string?> FurnishAsync(CorpusCase one, string kind, string name)
    {
        foreach (var (index, text) in one.Identity.Index())
        {
            var (arn, refused) = await CreatePolicyAsync(one, $"policy-{index}", text);
            if (refused is not null)
            {
                return refused;
            }

            await Root.CallAsync($"Attach{kind}Policy", new JsonObject { [$"{kind}Name"] = name, ["PolicyArn"] = arn });
        }

        if (one.Boundary is [var boundary])
        {
            var (arn, refused) = await CreatePolicyAsync(one, "boundary", boundary);
            if (refused is not null)
            {
                return refused;
            }

            await Root.CallAsync(
                $"Put{kind}PermissionsBoundary",
                new JsonObject { [$"{kind}Name"] = name, ["PermissionsBoundary"] = arn }
            );
        }

        return null;
    }

    private async Task<(string? Arn, string? Refused)> CreatePolicyAsync(CorpusCase one, string name, string text)
    {
        var reply = await Root.TryAsync(
            "CreatePolicy",
            new JsonObject { ["PolicyName"] = name, ["PolicyDocument"] = text }
        );
        return reply.Error is { } error ? (null, Refusal(error)) : ($"arn:aws:iam::{one.Account}:policy/{name}", null);
    }

    private static string Refusal(WireError error) =>
        error.Code is "MalformedPolicyDocument" or "ValidationError" ? "invalid" : $"{error.Code}: {error.Message}";

    /// <summary>The input that names what the case is about.</summary>
    private async Task<JsonObject> InputAsync(CorpusCase one)
    {
        var name = one.Resource == "*" ? "" : one.Resource.Split(':', 6)[5];
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return Expressible.OperationOf(one) switch
        {
            "GetObject" or "GetObjectAcl" or "PutObject" => new()
            {
                ["Bucket"] = name[..slash],
                ["Key"] = name[(slash + 1)..],
            },
            "ListObjectsV2" => Listing(one, name),
            "Decrypt" => new() { ["KeyId"] = one.Resource, ["CiphertextBlob"] = "AAAA" },
            "SendMessage" => new()
            {
                ["QueueUrl"] = $"https://sqs.{one.Resource.Split(':')[3]}.amazonaws.com/{one.ResourceAccount}/{name}",
                ["MessageBody"] = "x",
            },
            "GetItem" => new()
            {
                ["TableName"] = name.Split('/')[^1],
                ["Key"] = new JsonObject { ["Id"] = new JsonObject { ["S"] = "1" } },
            },
            "AssumeRole" => AssumptionOf(one),
            "GetUser" or "ListAccessKeys" or "CreateAccessKey" or "DeleteUser" => await UserAsync(one),
            _ => [],
        };
    }

    private static JsonObject Listing(CorpusCase one, string bucket)
    {
        var input = new JsonObject { ["Bucket"] = bucket };
        if (one.Context.TryGetValue("s3:prefix", out var prefix))
        {
            input["Prefix"] = prefix.GetString();
        }

        return input;
    }

    /// <summary>Makes the role that is about to be assumed. Returns the refusal of its trust policy, or null.</summary>
    private async Task<string?> MakeRoleAsync(CorpusCase one)
    {
        if (!one.IsTrust)
        {
            return null;
        }

        await MakeTrustedAsync(one);
        var input = new JsonObject
        {
            ["RoleName"] = one.Resource.Split('/')[^1],
            ["AssumeRolePolicyDocument"] = one.ResourcePolicy,
        };
        var owner = RootOf(one.ResourceAccount);
        return (await owner.TryAsync("CreateRole", input)).Error is { } error ? Refusal(error) : null;
    }

    /// <summary>IAM refuses a trust policy that names a user who is not there.</summary>
    private async Task MakeTrustedAsync(CorpusCase one)
    {
        var users = $"arn:aws:iam::{one.Account}:user/";
        foreach (
            var arn in one.PolicyPrincipals.Where(arn =>
                arn.StartsWith(users, StringComparison.Ordinal) && arn != one.Principal
            )
        )
        {
            await Root.CallAsync("CreateUser", new JsonObject { ["UserName"] = arn[users.Length..] });
        }
    }

    private static JsonObject AssumptionOf(CorpusCase one)
    {
        var session = one.Context.TryGetValue("sts:rolesessionname", out var wanted) ? wanted.GetString() : "work";
        var input = new JsonObject { ["RoleArn"] = one.Resource, ["RoleSessionName"] = session };
        if (one.Context.TryGetValue("sts:externalid", out var id))
        {
            input["ExternalId"] = id.GetString();
        }

        return input;
    }

    private async Task<JsonObject> UserAsync(CorpusCase one)
    {
        var name = one.Resource.Split('/')[^1];
        if (!one.Resource.Equals(one.Principal, StringComparison.Ordinal))
        {
            var path = one.Resource[(one.Resource.IndexOf('/', StringComparison.Ordinal))..^name.Length];
            await Root.CallAsync("CreateUser", new JsonObject { ["UserName"] = name, ["Path"] = path });
        }

        return new JsonObject { ["UserName"] = name };
    }

    private LabClient ClientFor(CorpusCase one, LabCredentials credentials, string? token) =>
        new(_lab.Endpoint, credentials, token)
        {
            Service = one.Action.Split(':')[0].ToLowerInvariant(),
            Region = one.Context.TryGetValue("aws:requestedregion", out var region) ? region.GetString()! : "us-east-1",
        };

    private static JsonArray Tags(CorpusCase one)
    {
        const string Prefix = "aws:principaltag/";
        return new JsonArray([
            .. one
                .Context.Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(entry => new JsonObject
                {
                    ["Key"] = entry.Key[Prefix.Length..],
                    ["Value"] = entry.Value.GetString(),
                }),
        ]);
    }

    private Task SetClockAsync(string time) => ControlAsync("clock", new JsonObject { ["Time"] = time });

    private async Task ControlAsync(string what, JsonObject body)
    {
        var request = new WireRequest
        {
            Method = "POST",
            RawPath = $"/_lab/{what}",
            Headers = new WireHeaders([new("Host", _lab.Endpoint.Authority)]),
            Body = JsonSerializer.SerializeToUtf8Bytes(body),
        };
        Assert.Equal(200, (await MainRoot.SendAsync(MainRoot.Sign(request))).Status);
    }
}
