using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsRadar.Core.Reference;

namespace AwsRadar.Benchmarks.Accounts;

/// <summary>
/// Writes the account of the speed target, as <c>aws iam get-account-authorization-details</c> would print it: 500 users,
/// 100 groups, 2,000 roles, 400 customer managed policies and 544 policies of AWS, all attached. It is always the same.
/// </summary>
internal static class AccountGenerator
{
    public const string Account = "123456789012";
    public const int Users = 500;
    public const int Groups = 100;
    public const int Roles = 2_000;
    public const int CustomerPolicies = 400;
    public const int AwsPolicies = 544;
    public const int Teams = 40;

    private const int BoundaryOf = 5;

    private static readonly string Time = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).ToString(
        "yyyy-MM-dd'T'HH:mm:sszzz",
        CultureInfo.InvariantCulture
    );

    private static readonly AwsManagedPolicy[] Attached =
    [
        // Of the policies of AWS, evenly from all; broad ones such as AdministratorAccess are rare in practice, too.
        .. Enumerable
            .Range(0, AwsPolicies)
            .Select(number =>
                ManagedPolicyCatalog.Policies[(int)((long)number * ManagedPolicyCatalog.Policies.Length / AwsPolicies)]
            ),
    ];

    public static void Write(string path)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(
            file,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartObject();
        List(json, "UserDetailList", Users, WriteUser);
        List(json, "GroupDetailList", Groups, WriteGroup);
        List(json, "RoleDetailList", Roles, WriteRole);
        List(json, "Policies", CustomerPolicies + AwsPolicies, WritePolicy);
        json.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter json, int number)
    {
        Name(json, "User", "AIDA", $"user/user-{number}", $"user-{number}", number);
        Inline(json, "UserPolicyList", number, every: 10);
        json.WriteStartArray("GroupList");
        json.WriteStringValue($"group-{number % Groups}");
        json.WriteStringValue($"group-{((number * 7) + 1) % Groups}");
        json.WriteEndArray();
        Attach(json, number, customer: 1, aws: 1);
        Boundary(json, number);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, int number)
    {
        Name(json, "Group", "AGPA", $"group/group-{number}", $"group-{number}", number);
        Inline(json, "GroupPolicyList", number, every: 4);
        Attach(json, number, customer: 2, aws: 3);
        json.WriteEndObject();
    }

    private static void WriteRole(Utf8JsonWriter json, int number)
    {
        Name(json, "Role", "AROA", $"role/role-{number}", $"role-{number}", number);
        json.WritePropertyName("AssumeRolePolicyDocument");
        json.WriteRawValue(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""
        );
        json.WriteStartArray("InstanceProfileList");
        json.WriteEndArray();
        Inline(json, "RolePolicyList", number, every: 2);
        Attach(json, number, customer: 2, aws: 2);
        Boundary(json, number);
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, int number)
    {
        if (number < CustomerPolicies)
        {
            Name(json, "Policy", "ANPA", $"policy/policy-{number}", $"policy-{number}", number);
            Version(json, AccountPolicies.Customer(number));
        }
        else
        {
            var policy = Attached[number - CustomerPolicies];
            json.WriteStartObject();
            json.WriteString("PolicyName", policy.Name);
            json.WriteString("PolicyId", $"ANPA{number:D17}");
            json.WriteString("Arn", policy.Arn.ToString());
            json.WriteString("Path", policy.Path);
            json.WriteString("CreateDate", Time);
            Version(json, policy.ReadDocument());
        }

        json.WriteEndObject();
    }

    private static void Version(Utf8JsonWriter json, string document)
    {
        json.WriteString("UpdateDate", Time);
        json.WriteString("DefaultVersionId", "v1");
        json.WriteNumber("AttachmentCount", 1);
        json.WriteNumber("PermissionsBoundaryUsageCount", 0);
        json.WriteBoolean("IsAttachable", true);
        json.WriteStartArray("PolicyVersionList");
        json.WriteStartObject();
        json.WriteString("VersionId", "v1");
        json.WriteBoolean("IsDefaultVersion", true);
        json.WriteString("CreateDate", Time);
        json.WritePropertyName("Document");
        json.WriteRawValue(document);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Name(Utf8JsonWriter json, string kind, string prefix, string resource, string name, int number)
    {
        json.WriteStartObject();
        json.WriteString("Path", "/");
        json.WriteString(kind + "Name", name);
        json.WriteString(kind + "Id", $"{prefix}{number:D17}");
        json.WriteString("Arn", $"arn:aws:iam::{Account}:{resource}");
        json.WriteString("CreateDate", Time);
    }

    private static void Inline(Utf8JsonWriter json, string list, int number, int every)
    {
        json.WriteStartArray(list);
        if (number % every == 0)
        {
            json.WriteStartObject();
            json.WriteString("PolicyName", "inline");
            json.WritePropertyName("PolicyDocument");
            json.WriteRawValue(AccountPolicies.Inline(number));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Attach(Utf8JsonWriter json, int number, int customer, int aws)
    {
        json.WriteStartArray("AttachedManagedPolicies");
        for (var i = 0; i < customer; i++)
        {
            var policy = ((number * 3) + (i * 11)) % CustomerPolicies;
            Attachment(json, $"policy-{policy}", $"arn:aws:iam::{Account}:policy/policy-{policy}");
        }

        for (var i = 0; i < aws; i++)
        {
            var policy = Attached[((number * 5) + (i * 17)) % AwsPolicies];
            Attachment(json, policy.Name, policy.Arn.ToString());
        }

        json.WriteEndArray();
    }

    private static void Attachment(Utf8JsonWriter json, string name, string arn)
    {
        json.WriteStartObject();
        json.WriteString("PolicyName", name);
        json.WriteString("PolicyArn", arn);
        json.WriteEndObject();
    }

    private static void Boundary(Utf8JsonWriter json, int number)
    {
        if (number % BoundaryOf == 0)
        {
            json.WriteStartObject("PermissionsBoundary");
            json.WriteString("PermissionsBoundaryType", "Policy");
            json.WriteString(
                "PermissionsBoundaryArn",
                $"arn:aws:iam::{Account}:policy/policy-{AccountPolicies.BoundaryFor(number)}"
            );
            json.WriteEndObject();
        }
    }

    private static void List(Utf8JsonWriter json, string name, int count, Action<Utf8JsonWriter, int> write)
    {
        json.WriteStartArray(name);
        for (var number = 0; number < count; number++)
        {
            write(json, number);
        }

        json.WriteEndArray();
        json.Flush();
    }
}
