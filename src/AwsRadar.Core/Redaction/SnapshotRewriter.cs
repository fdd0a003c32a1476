using System.Buffers;
using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Redaction;

/// <summary>
/// Writes a snapshot's JSON with pseudonyms. A member that it knows nothing about gets one as well: what is added to a snapshot
/// later does not leak.
/// </summary>
internal sealed class SnapshotRewriter(Redactor redactor, Utf8JsonWriter writer)
{
    private static readonly FrozenDictionary<(Type, string), Func<Redactor, string, string>> Rules = new Dictionary<
        (Type, string),
        Func<Redactor, string, string>
    >
    {
        [(typeof(Snapshot), "id")] = (redactor, text) => redactor.Id(text),
        [(typeof(ManagedPolicy), "description")] = (_, _) => Redactor.FreeText,
        [(typeof(ManagedPolicy), "defaultVersionId")] = Version,
        [(typeof(PolicyVersion), "id")] = Version,
        [(typeof(Role), "lastUsedRegion")] = Region,
        [(typeof(CredentialReportKey), "lastUsedRegion")] = Region,
        [(typeof(CredentialReportKey), "lastUsedService")] = Service,
        [(typeof(PermissionSet), "description")] = (_, _) => Redactor.FreeText,
        [(typeof(PermissionSet), "sessionDuration")] = Duration,
        [(typeof(AccountAssignment), "principalType")] = Word,
        [(typeof(AccessAnalyzer), "type")] = Word,
        [(typeof(AccessAnalyzer), "status")] = Word,
        [(typeof(AccessFinding), "type")] = Word,
        [(typeof(AccessFinding), "status")] = Word,
        [(typeof(AccessFinding), "resourceType")] = Word,
        [(typeof(ServiceUse), "service")] = Service,
        [(typeof(ServiceUse), "region")] = Region,
        [(typeof(OrganizationPolicy), "description")] = (_, _) => Redactor.FreeText,
        [(typeof(OrganizationAccount), "state")] = State,
        [(typeof(Resource), "service")] = Service,
        [(typeof(Resource), "type")] = ResourceKind,
        [(typeof(Resource), "region")] = Region,
        [(typeof(Resource), "json")] = (_, _) => "{}",
        [(typeof(ResourcePolicy), "service")] = Service,
        [(typeof(ResourcePolicy), "region")] = Region,
        [(typeof(KeyGrant), "region")] = Region,
        [(typeof(KeyGrant), "id")] = (redactor, text) => redactor.Id(text),
        [(typeof(KeyGrant), "operations")] = KeyOperation,
        [(typeof(CoverageEntry), "deniedAction")] = Action,
        [(typeof(CoverageEntry), "region")] = Region,
        [(typeof(CoverageEntry), "service")] = Service,
        [(typeof(CoverageEntry), "operation")] = Operation,
        [(typeof(CoverageEntry), "missingPermission")] = Action,
        [(typeof(CoverageEntry), "errorCode")] = ErrorCode,
        [(typeof(CoverageEntry), "message")] = (_, _) => Redactor.FreeText,
        [(typeof(CoverageEntry), "requestId")] = (_, _) => Redactor.FreeText,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> ErrorCodes = FrozenSet.Create(
        StringComparer.Ordinal,
        "AccessDenied",
        "AccessDeniedException",
        "ExpiredToken",
        "InternalFailure",
        "NoSuchEntity",
        "ServiceFailure",
        "Throttling",
        "UnauthorizedOperation"
    );

    /// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html</remarks>
    private static readonly FrozenSet<string> AccountStates = FrozenSet.Create(
        StringComparer.Ordinal,
        "ACTIVE",
        "CLOSED",
        "PENDING_ACTIVATION",
        "PENDING_CLOSURE",
        "SUSPENDED"
    );

    private const int MaxDuration = 12;

    private static readonly SearchValues<char> DurationCharacters = SearchValues.Create("PTHMS0123456789");

    /// <summary>What IAM Identity Center and IAM Access Analyzer call kinds and states.</summary>
    /// <remarks>https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_FindingSummaryV2.html</remarks>
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "USER",
        "GROUP",
        "ACCOUNT",
        "ORGANIZATION",
        "ACCOUNT_UNUSED_ACCESS",
        "ORGANIZATION_UNUSED_ACCESS",
        "ACCOUNT_INTERNAL_ACCESS",
        "ORGANIZATION_INTERNAL_ACCESS",
        "ACTIVE",
        "CREATING",
        "DISABLED",
        "FAILED",
        "ARCHIVED",
        "RESOLVED",
        "ExternalAccess",
        "InternalAccess",
        "UnusedIAMRole",
        "UnusedIAMUserAccessKey",
        "UnusedIAMUserPassword",
        "UnusedPermission",
        "AWS::S3::Bucket",
        "AWS::IAM::Role",
        "AWS::IAM::User",
        "AWS::SQS::Queue",
        "AWS::SNS::Topic",
        "AWS::Lambda::Function",
        "AWS::Lambda::LayerVersion",
        "AWS::KMS::Key",
        "AWS::SecretsManager::Secret",
        "AWS::EFS::FileSystem",
        "AWS::EC2::Snapshot",
        "AWS::ECR::Repository",
        "AWS::RDS::DBSnapshot",
        "AWS::RDS::DBClusterSnapshot",
        "AWS::S3Express::DirectoryBucket",
        "AWS::DynamoDB::Table",
        "AWS::DynamoDB::Stream"
    );

    private static readonly ImmutableArray<string> CalledServices =
    [
        "iam",
        "sts",
        "organizations",
        "sso",
        "identitystore",
        "access-analyzer",
    ];

    public void Write(Snapshot snapshot) => WriteObject(typeof(Snapshot), snapshot);

    private void WriteObject(Type type, object value)
    {
        // What AWS keeps has the same name in every account.
        var isOfAws = SnapshotMembers
            .Of(type)
            .Any(member =>
                member.Get(value) is Arn arn && ManagedPolicyCatalog.TryGet(arn, out _) && member.Name is "arn"
            );
        writer.WriteStartObject();
        foreach (var member in SnapshotMembers.Of(type))
        {
            if (member.Get(value) is { } content)
            {
                writer.WritePropertyName(member.Name);
                if (isOfAws && member.Name is ("name" or "path"))
                {
                    writer.WriteStringValue((string)content);
                }
                else
                {
                    WriteValue(type, member, content);
                }
            }
        }

        writer.WriteEndObject();
    }

    private void WriteValue(Type owner, SnapshotMember member, object value)
    {
        if (SnapshotMembers.IsDictionary(member.Type))
        {
            WriteEntries((IDictionary)value);
        }
        else if (SnapshotMembers.ElementOf(member.Type) is { } element)
        {
            writer.WriteStartArray();
            foreach (var item in (IEnumerable)value)
            {
                WriteItem(owner, member.Name, element, item);
            }

            writer.WriteEndArray();
        }
        else
        {
            WriteItem(owner, member.Name, member.Type, value);
        }
    }

    private void WriteItem(Type owner, string name, Type type, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(
                    Rules.TryGetValue((owner, name), out var rule) ? rule(redactor, text) : redactor.Value(text)
                );
                break;
            case Arn arn:
                writer.WriteStringValue(redactor.Value(arn.ToString()));
                break;
            case AccountId account:
                writer.WriteStringValue(redactor.Value(account.ToString()));
                break;
            case PolicyText policy:
                writer.WriteStringValue(PolicyRewriter.Rewrite(redactor, policy.Json));
                break;
            case var _ when !SnapshotMembers.Of(type).IsEmpty:
                WriteObject(type, value);
                break;
            default:
                // Times, numbers, flags and words of an enumeration identify nobody.
                JsonSerializer.Serialize(writer, value, SnapshotJsonContext.Default.GetTypeInfo(value.GetType())!);
                break;
        }
    }

    private void WriteEntries(IDictionary entries)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in entries)
        {
            var name = (string)entry.Key;
            writer.WritePropertyName(AccountSummaryNames.Contain(name) ? name : redactor.Value(name));
            JsonSerializer.Serialize(
                writer,
                entry.Value,
                SnapshotJsonContext.Default.GetTypeInfo(entry.Value!.GetType())!
            );
        }

        writer.WriteEndObject();
    }

    private static string Version(Redactor redactor, string text) =>
        text is ['v', ..] && text.Length > 1 && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            ? text
            : redactor.Value(text);

    private static string Region(Redactor redactor, string text) =>
        Redactor.IsRegion(text) ? text : redactor.Value(text);

    private static string Service(Redactor redactor, string text) =>
        Redactor.IsService(text) ? text : redactor.Value(text);

    private static string Action(Redactor redactor, string text) =>
        ActionCatalog.TryFind(text, out _) ? text : redactor.Value(text);

    private static string Word(Redactor redactor, string text) => Words.Contains(text) ? text : redactor.Value(text);

    /// <summary>In AWS's form, such as <c>PT8H</c>.</summary>
    private static string Duration(Redactor redactor, string text) =>
        text.Length <= MaxDuration && text.AsSpan().IndexOfAnyExcept(DurationCharacters) < 0
            ? text
            : redactor.Value(text);

    private static string State(Redactor redactor, string text) =>
        AccountStates.Contains(text) ? text : redactor.Value(text);

    /// <summary>The type in AWS's reference, such as <c>lambda:function</c>.</summary>
    private static string ResourceKind(Redactor redactor, string text) =>
        text.Split(':', 2) is [var prefix, var name]
        && ActionCatalog.TryOpen(prefix, out var service)
        && service.TryGetResourceType(name, out _)
            ? text
            : redactor.Value(text);

    private static string KeyOperation(Redactor redactor, string text) =>
        ActionCatalog.TryFind("kms:" + text, out _) ? text : redactor.Value(text);

    private static string ErrorCode(Redactor redactor, string text) =>
        ErrorCodes.Contains(text) ? text : redactor.Value(text);

    /// <summary>Nearly every operation that a scan calls is the name of an IAM action too.</summary>
    private static string Operation(Redactor redactor, string text) =>
        CalledServices.Any(service => ActionCatalog.TryFind($"{service}:{text}", out _)) ? text : redactor.Value(text);
}
