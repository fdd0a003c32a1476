using System.Collections;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Lab.State;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>Puts one of everything that an account can hold into a lab, as the root user.</summary>
internal sealed class Furnishing(LabClient root)
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>The account's collections by name, with how many entries each has.</summary>
    public static IEnumerable<(string Name, int Count)> Collections(AccountState account) =>
        typeof(AccountState)
            .GetProperties()
            .Where(property => property.CanWrite && property.GetValue(account) is ICollection)
            .Select(property => (property.Name, ((ICollection)property.GetValue(account)!).Count));

    public async Task FillAsync()
    {
        var user = ("UserName", "furnished");
        var policy = LabFixture.Allow("iam:ListUsers");
        using var key = RSA.Create(2048);
        var certificate = Papers.Certificate(key);
        await CallAsync("CreateAccountAlias", ("AccountAlias", "radar-lab"));
        await CallAsync("CreateUser", user, ("Path", "/deep/"));
        await CallAsync("PutUserPolicy", user, ("PolicyName", "Inline"), ("PolicyDocument", policy));
        await CallAsync("CreateAccessKey", user);
        await CallAsync("CreateLoginProfile", user, ("Password", "Correct-horse-9-battery"));
        await CallAsync("UploadSSHPublicKey", user, ("SSHPublicKeyBody", Papers.SshKey(key)));
        await CallAsync("UploadSigningCertificate", user, ("CertificateBody", certificate));
        await CallAsync("CreateServiceSpecificCredential", user, ("ServiceName", "codecommit.amazonaws.com"));
        await CallAsync("CreateGroup", ("GroupName", "Furniture"));
        await CallAsync("AddUserToGroup", user, ("GroupName", "furniture"));
        await CallAsync("CreateRole", ("RoleName", "Carpenter"), ("AssumeRolePolicyDocument", Trust));
        await CallAsync("CreateInstanceProfile", ("InstanceProfileName", "Bench"));
        await CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "Bench"), ("RoleName", "Carpenter"));
        await CallAsync("CreatePolicy", ("PolicyName", "Wood"), ("PolicyDocument", policy));
        await CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "Hammer"));
        await CallAsync(
            "CreateSAMLProvider",
            ("Name", "Saw"),
            ("SAMLMetadataDocument", Papers.SamlMetadata(certificate))
        );
        await CallAsync(
            "UploadServerCertificate",
            ("ServerCertificateName", "Door"),
            ("CertificateBody", certificate),
            ("PrivateKey", key.ExportRSAPrivateKeyPem())
        );
        await root.CallAsync(
            "CreateOpenIDConnectProvider",
            new JsonObject
            {
                ["Url"] = "https://id.example.com",
                ["ClientIDList"] = new JsonArray("radar"),
                ["ThumbprintList"] = new JsonArray(new string('a', 40)),
            }
        );
        await root.CallAsync("UpdateAccountPasswordPolicy", new JsonObject { ["MinimumPasswordLength"] = 14 });
        await root.CallAsync(
            "TagUser",
            new JsonObject
            {
                ["UserName"] = "furnished",
                ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Team", ["Value"] = "wood: ä = 木" }),
            }
        );
        await CallAsync("CreateServiceLinkedRole", ("AWSServiceName", "ecs.amazonaws.com"));
        await CallAsync("DeleteServiceLinkedRole", ("RoleName", "AWSServiceRoleForECS"));
        await CallAsync("EnableOutboundWebIdentityFederation");
        await CallAsync("GenerateServiceLastAccessedDetails", ("Arn", "arn:aws:iam::123456789012:role/Carpenter"));
        await root.CallAsync(
            "CreateDelegationRequest",
            new JsonObject
            {
                ["Description"] = "Reads users",
                ["Permissions"] = new JsonObject { ["PolicyTemplateArn"] = "arn:aws:iam::123456789012:policy/Wood" },
                ["RequestorWorkflowId"] = "furniture",
                ["NotificationChannel"] = "arn:aws:sns:us-east-1:123456789012:wood",
                ["SessionDuration"] = 3600,
            }
        );
        await CallAsync("GenerateCredentialReport");
        await root.Sts.CallAsync("GetSessionToken");
    }

    private Task<JsonElement> CallAsync(string operation, params (string Name, string Value)[] input) =>
        root.CallAsync(
            operation,
            new JsonObject(input.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value)))
        );
}
