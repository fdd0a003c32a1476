using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AwsRadar.Tests.Lab.Corpus;

/// <summary>Which cases a lab can be asked with real credentials, and why it cannot be asked the others.</summary>
internal static partial class Expressible
{
    /// <summary>The operation that asks exactly this action.</summary>
    private static readonly Dictionary<string, string> Operations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s3:GetObject"] = "GetObject",
        ["s3:GetObjectAcl"] = "GetObjectAcl",
        ["s3:PutObject"] = "PutObject",
        ["s3:ListBucket"] = "ListObjectsV2",
        ["s3:ListAllMyBuckets"] = "ListBuckets",
        ["kms:Decrypt"] = "Decrypt",
        ["sqs:SendMessage"] = "SendMessage",
        ["dynamodb:GetItem"] = "GetItem",
        ["iam:GetUser"] = "GetUser",
        ["iam:ListUsers"] = "ListUsers",
        ["iam:ListAccessKeys"] = "ListAccessKeys",
        ["iam:CreateAccessKey"] = "CreateAccessKey",
        ["iam:DeleteUser"] = "DeleteUser",
        ["sts:AssumeRole"] = "AssumeRole",
        ["sts:GetCallerIdentity"] = "GetCallerIdentity",
        ["sts:GetSessionToken"] = "GetSessionToken",
    };

    /// <summary>The operation; for an action that none asks alone, null.</summary>
    public static string? OperationOf(CorpusCase one) => Operations.GetValueOrDefault(one.Action);

    /// <summary>The group of cases that this one is in, which a lab cannot be asked; null: it can.</summary>
    public static string? WhyNot(CorpusCase one)
    {
        var parts = one.Principal.Split(':');
        var form = parts.ElementAtOrDefault(5)?.Split('/')[0];
        return parts.Length < 6 ? "the principal is nobody who signs: anonymous, or an AWS service"
            : form is not ("user" or "assumed-role" or "federated-user" or "root")
                ? "the principal signs with a token of its own"
            : one.HasEndpointPolicies ? "a VPC endpoint: the lab is on no network"
            : parts[5].StartsWith("assumed-role/AWSServiceRoleFor", StringComparison.Ordinal)
                ? "a service-linked role, which only its service assumes"
            : one.ServiceControl.Any(level => level.Policies.IsEmpty)
                ? "a level without a service control policy, which Organizations does not let be"
            : OperationOf(one) is null ? "no single operation asks this action alone"
            : one.Account != one.ResourceAccount && one.Action.Split(':')[0] is "iam"
                ? "another account's user, whom no input of IAM names"
            : one is { ResourcePolicy: not null, IsTrust: false }
            && one.Expected.Contains("invalid", StringComparer.Ordinal)
                ? "a resource policy that its own service would refuse"
            : !one.Expected.Contains("invalid", StringComparer.Ordinal)
            && one.Identity.Any(text => text.StartsWith('\uFEFF'))
                ? "a text that IAM's own model refuses"
            : !Names(one) ? "a resource that the operation cannot name"
            : IsNamesake(one) ? "two users or roles of one name"
            : one.Identity.Length > 1 && form is "root" ? "the root user has no identity policies"
            : one.Boundary is { Length: not 1 } ? "a permissions boundary is one policy"
            : one.Session is not null && form is ("user" or "root") ? "a session policy without a session"
            : one.ReferencedKeys.FirstOrDefault(key => !IsShown(one, key, form)) is { } key
                ? $"the lab decides {Family(key)} itself"
            : null;
    }

    /// <summary>Whether a request can be made whose context has the key exactly as the case wants it.</summary>
    private static bool IsShown(CorpusCase one, string key, string form)
    {
        var value =
            one.Context.TryGetValue(key, out var given) && given.ValueKind is JsonValueKind.String
                ? given.GetString()
                : null;
        var isAbsent = !one.Context.ContainsKey(key);
        var isSession = form is "assumed-role" or "federated-user";
        return key switch
        {
            "aws:principalarn" => isAbsent || value == PrincipalArn(one, form),
            "aws:principalaccount" => isAbsent || value == one.Account,
            "aws:username" => form is "user" ? value == one.Principal.Split('/')[^1] : isAbsent,
            "aws:principalorgid" => CorpusOrganization.HasPrincipal(one)
                ? value == CorpusOrganization.IdOf(one)
                : isAbsent,
            "aws:sourceip" => value == "127.0.0.1",
            "aws:securetransport" => value is "true",
            "aws:principalisawsservice" => value is "false",
            "aws:requestedregion" => value is not null,
            "aws:currenttime" => TryTime(value, out _),
            "aws:tokenissuetime" => isSession ? TryTime(value, out _) : isAbsent,
            "aws:multifactorauthpresent" => isSession ? value is "false" : isAbsent,
            "aws:resourceaccount" => value == one.ResourceAccount,
            "s3:prefix" => isAbsent || (value is not null && one.Action is "s3:ListBucket"),
            "sts:externalid" => one.Action is "sts:AssumeRole" && (isAbsent || value is not null),
            "sts:rolesessionname" => one.Action is "sts:AssumeRole" && value is not null,
            _ when key.StartsWith("aws:principaltag/", StringComparison.Ordinal) => form is "user" or "assumed-role"
                && (isAbsent || (value is not null && TagValue().IsMatch(value))),
            "aws:userid" or "aws:useragent" or "aws:epochtime" or "aws:principaltype" => false,
            _ => isAbsent,
        };
    }

    /// <summary>Whether an input of the operation can name the resource.</summary>
    private static bool Names(CorpusCase one) =>
        OperationOf(one) switch
        {
            "GetObject" or "GetObjectAcl" or "PutObject" => ObjectArn().IsMatch(one.Resource),
            "ListObjectsV2" => BucketArn().IsMatch(one.Resource),
            "ListBuckets" => one.Resource is "*",
            _ => true,
        };

    /// <summary>Whether the case is about another user or role than its principal, but one of the same name.</summary>
    private static bool IsNamesake(CorpusCase one)
    {
        var kind = one.Principal.Contains(":assumed-role/", StringComparison.Ordinal) ? "role" : "user";
        return one.Resource.Contains($":{kind}/", StringComparison.Ordinal)
            && !one.Resource.Equals(one.Principal, StringComparison.Ordinal)
            && one.Resource.Split('/')[^1] == one.Principal.Split('/')[kind is "role" ? new Index(1) : ^1];
    }

    private static bool TryTime(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out time
        );

    /// <summary>Of a role session the role's, which here has no path.</summary>
    private static string PrincipalArn(CorpusCase one, string form) =>
        form is "assumed-role" ? $"arn:aws:iam::{one.Account}:role/{one.Principal.Split('/')[1]}" : one.Principal;

    private static string Family(string key) => key.Split('/')[0];

    /// <summary>What IAM takes for a tag's value.</summary>
    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}\z")]
    private static partial Regex TagValue();

    [GeneratedRegex(@"\Aarn:aws:s3:::[a-z0-9.-]{3,63}/.+\z")]
    private static partial Regex ObjectArn();

    [GeneratedRegex(@"\Aarn:aws:s3:::[a-z0-9.-]{3,63}\z")]
    private static partial Regex BucketArn();
}
