using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Core.Tests.Conventions;
using AwsRadar.Lab;

namespace AwsRadar.Tests.Lab;

/// <summary>The cases of <c>tests/lab-cases</c>. Its README.md says what a line holds.</summary>
internal static class OperationCases
{
    private const string Folder = "tests/lab-cases";
    private const int SshKeys = 6;
    private static readonly Lazy<JsonObject> LazyConstants = new(MakeConstants);
    private static readonly OutsideSamlProvider SamlProvider = new();

    /// <summary>Every file, as <c>iam/users.jsonl</c>.</summary>
    public static IEnumerable<string> Files =>
        Repository.Files(Folder, "*.jsonl").Select(file => Path.GetRelativePath(Folder, file));

    /// <summary>The cases of all files.</summary>
    public static IEnumerable<OperationCase> All =>
        Files.SelectMany(file =>
            File.ReadLines(PathOf(file))
                .Where(line => line.Length > 0)
                .Select(line => OperationCase.Parse(Path.GetDirectoryName(file)!, line))
        );

    /// <summary>The documented errors that no case can show, and why.</summary>
    public static IReadOnlyList<UnprovokedError> Unprovoked =>
        [
            .. JsonElement
                .Parse(Repository.Read($"{Folder}/unprovoked.json"))
                .EnumerateArray()
                .Select(UnprovokedError.Parse),
        ];

    public static string PathOf(string file) => Path.Combine(Repository.Root, Folder, file);

    /// <summary>Whether the cases of a file begin with an account that holds as much as it may.</summary>
    public static bool BeginFull(string file) => Path.GetFileName(file) is "quotas.jsonl";

    /// <summary>An account beside the one that a case begins with, in no organization.</summary>
    public const string Outside = """
        {"OutsideAccounts":[{"Id":"444455556666","Name":"outside","Email":"outside@example.org"}]}
        """;

    /// <summary>The constants, and the key of the root user outside.</summary>
    public static JsonObject ConstantsOf(LabServer lab)
    {
        var constants = Constants;
        var outside = lab.Accounts.Single(account => account.Name is "outside");
        constants["outside"] = outside.AccountId.ToString();
        constants["outside key"] = outside.RootCredentials!.AccessKeyId;
        constants["outside secret"] = outside.RootCredentials.SecretAccessKey;
        return constants;
    }

    /// <summary>What stands in the cases as <c>&lt;name&gt;</c>, too long or too short-lived to stand there itself.</summary>
    public static JsonObject Constants
    {
        get
        {
            var constants = LazyConstants.Value.DeepClone().AsObject();
            constants["saml response"] = SamlResponse("Success");
            constants["saml response of nobody"] = SamlResponse("AuthnFailed");
            return constants;
        }
    }

    public static string Trust(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""";

    /// <summary>It is good for five minutes.</summary>
    private static string SamlResponse(string status) =>
        SamlProvider.Sign(
            OutsideSamlProvider.Response(
                new SamlClaims { Status = status },
                ("Role", ["arn:aws:iam::123456789012:role/deploy,arn:aws:iam::123456789012:saml-provider/Outside"]),
                ("RoleSessionName", ["mina"])
            )
        );

    private static JsonObject MakeConstants()
    {
        using var key = RSA.Create(2048);
        using var other = RSA.Create(2048);
        var certificate = Papers.Certificate(key);
        var constants = new JsonObject
        {
            ["allow"] = LabFixture.Allow("s3:*"),
            ["trust"] = Trust("""{"Service":"ec2.amazonaws.com"}"""),
            ["certificate"] = certificate,
            ["certificate 2"] = Papers.Certificate(key, "second"),
            ["certificate 3"] = Papers.Certificate(key, "third"),
            ["expired certificate"] = Papers.Certificate(key, "past", days: 1),
            ["private key"] = key.ExportPkcs8PrivateKeyPem(),
            ["other private key"] = other.ExportPkcs8PrivateKeyPem(),
            ["public key"] = key.ExportSubjectPublicKeyInfoPem(),
            ["outside metadata"] = SamlProvider.Metadata,
            ["saml metadata"] = Papers.SamlMetadata(certificate),
            ["saml metadata 2"] = Papers.SamlMetadata(certificate, "https://saml.example.org"),
        };
        for (var number = 1; number <= SshKeys; number++)
        {
            using var ssh = RSA.Create(2048);
            constants[$"ssh key {number}"] = Papers.SshKey(ssh);
        }

        return constants;
    }
}
