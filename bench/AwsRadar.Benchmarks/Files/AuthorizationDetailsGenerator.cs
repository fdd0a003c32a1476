using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AwsRadar.Benchmarks.Files;

/// <summary>
/// Writes what <c>aws iam get-account-authorization-details</c> would print for an account of a given size, in its
/// layout (four spaces). The same size gives the same bytes.
/// </summary>
internal static class AuthorizationDetailsGenerator
{
    public const int Groups = 300;
    public const int Policies = 1_500;
    private const string Account = "123456789012";

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 4,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string path, int users, int roles)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, Layout);
        json.WriteStartObject();
        List(json, "UserDetailList", users, WriteUser);
        List(json, "GroupDetailList", Groups, WriteGroup);
        List(json, "RoleDetailList", roles, WriteRole);
        List(json, "Policies", Policies, WritePolicy);
        json.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter json, int number)
    {
        Name(json, "User", "AIDA", "user", number);
        json.WriteStartArray("UserPolicyList");
        if (number % 10 == 0)
        {
            Inline(json, number);
        }

        json.WriteEndArray();
        json.WriteStartArray("GroupList");
        json.WriteStringValue($"group-{number % Groups}");
        json.WriteStringValue($"group-{(number * 7 + 1) % Groups}");
        json.WriteEndArray();
        Attached(json, number, count: 1);
        Tags(json, number);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, int number)
    {
        Name(json, "Group", "AGPA", "group", number);
        json.WriteStartArray("GroupPolicyList");
        json.WriteEndArray();
        Attached(json, number, count: 3);
        json.WriteEndObject();
    }

    private static void WriteRole(Utf8JsonWriter json, int number)
    {
        Name(json, "Role", "AROA", "role", number);
        json.WriteStartObject("AssumeRolePolicyDocument");
        json.WriteString("Version", "2012-10-17");
        json.WriteStartArray("Statement");
        json.WriteStartObject();
        json.WriteString("Effect", "Allow");
        json.WriteStartObject("Principal");
        json.WriteString("Service", number % 3 == 0 ? "ec2.amazonaws.com" : "lambda.amazonaws.com");
        json.WriteEndObject();
        json.WriteString("Action", "sts:AssumeRole");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("InstanceProfileList");
        json.WriteEndArray();
        json.WriteStartArray("RolePolicyList");
        Inline(json, number);
        json.WriteEndArray();
        Attached(json, number, count: 2);
        json.WriteStartObject("RoleLastUsed");
        json.WriteString("LastUsedDate", Time(number));
        json.WriteString("Region", "ap-northeast-2");
        json.WriteEndObject();
        Tags(json, number);
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, int number)
    {
        Name(json, "Policy", "ANPA", "policy", number);
        json.WriteString("UpdateDate", Time(number));
        json.WriteString("DefaultVersionId", "v1");
        json.WriteNumber("AttachmentCount", 7);
        json.WriteNumber("PermissionsBoundaryUsageCount", 0);
        json.WriteBoolean("IsAttachable", true);
        json.WriteStartArray("PolicyVersionList");
        json.WriteStartObject();
        json.WriteString("VersionId", "v1");
        json.WriteBoolean("IsDefaultVersion", true);
        json.WriteString("CreateDate", Time(number));
        Document(json, "Document", number);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Name(Utf8JsonWriter json, string kind, string prefix, string resource, int number)
    {
        json.WriteStartObject();
        json.WriteString("Path", "/");
        json.WriteString(kind + "Name", $"{resource}-{number}");
        json.WriteString(kind + "Id", $"{prefix}{number:D17}");
        json.WriteString("Arn", $"arn:aws:iam::{Account}:{resource}/{resource}-{number}");
        json.WriteString("CreateDate", Time(number));
    }

    private static void Inline(Utf8JsonWriter json, int number)
    {
        json.WriteStartObject();
        json.WriteString("PolicyName", "inline");
        Document(json, "PolicyDocument", number);
        json.WriteEndObject();
    }

    private static void Document(Utf8JsonWriter json, string name, int number)
    {
        json.WriteStartObject(name);
        json.WriteString("Version", "2012-10-17");
        json.WriteStartArray("Statement");
        json.WriteStartObject();
        json.WriteString("Effect", "Allow");
        json.WriteStartArray("Action");
        json.WriteStringValue("s3:GetObject");
        json.WriteStringValue("s3:ListBucket");
        json.WriteEndArray();
        json.WriteString("Resource", $"arn:aws:s3:::bucket-{number}/*");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Attached(Utf8JsonWriter json, int number, int count)
    {
        json.WriteStartArray("AttachedManagedPolicies");
        for (var i = 0; i < count; i++)
        {
            var policy = (number * 3 + i * 11) % Policies;
            json.WriteStartObject();
            json.WriteString("PolicyName", $"policy-{policy}");
            json.WriteString("PolicyArn", $"arn:aws:iam::{Account}:policy/policy-{policy}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Tags(Utf8JsonWriter json, int number)
    {
        json.WriteStartArray("Tags");
        json.WriteStartObject();
        json.WriteString("Key", "team");
        json.WriteString("Value", $"team-{number % 40}");
        json.WriteEndObject();
        json.WriteEndArray();
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

    private static string Time(int number) =>
        new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)
            .AddMinutes(number)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
