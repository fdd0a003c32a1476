using System.Globalization;
using AwsRadar.Lab.Authentication;
using AwsRadar.Lab.Operations;
using AwsRadar.Lab.State;

namespace AwsRadar.Lab.Iam.Account;

/// <summary>
/// The credential report's table, one row a user, the root user first. Names and paths may hold commas and quotation
/// marks, so such fields are quoted (RFC 4180).
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html#id_credentials_understanding_the_report_format</remarks>
internal static class CredentialReportCsv
{
    private const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,"
        + "mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
        + "access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,"
        + "access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,"
        + "cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    private const string NotApplicable = "N/A";
    private static readonly string[] NoKey = ["false", NotApplicable, NotApplicable, NotApplicable, NotApplicable];
    private static readonly string[] NoCertificates = ["false", NotApplicable, "false", NotApplicable];

    public static string Write(OperationCall call)
    {
        var withMfa = call
            .State.MfaDevices.Values.Select(device => device.UserName)
            .OfType<string>()
            .ToHashSet(Identity.NameComparer);
        var users = call.State.Users.Values.Select(user => UserRow(call, user, withMfa.Contains(user.Name)));
        string[] rows = [Header, RootRow(call, withMfa.Contains(VirtualMfaDevice.RootUserName)), .. users];
        return string.Join('\n', rows);
    }

    private static string RootRow(OperationCall call, bool hasMfa)
    {
        var key = call.State.RootCredentials is { } root
            ? new AccessKey(root, IsActive: true, call.State.RootKeyCreatedAt)
            : null;
        return Row([
            VirtualMfaDevice.RootUserName,
            call.State.RootArn,
            Time(call.State.CreatedAt),
            "not_supported",
            "no_information",
            "not_supported",
            "not_supported",
            Flag(hasMfa),
            .. Key(call.KeyUsage, key),
            .. NoKey,
            .. NoCertificates,
        ]);
    }

    private static string UserRow(OperationCall call, User user, bool hasMfa) =>
        Row([
            user.Name,
            user.Arn,
            Time(user.CreatedAt),
            Flag(user.LoginProfile is not null),
            PasswordLastUsed(user),
            user.LoginProfile is { } profile ? Time(profile.CreatedAt) : NotApplicable,
            NextRotation(call, user),
            Flag(hasMfa),
            .. Key(call.KeyUsage, user.AccessKeys.ElementAtOrDefault(0)),
            .. Key(call.KeyUsage, user.AccessKeys.ElementAtOrDefault(1)),
            .. Certificate(user.SigningCertificates.ElementAtOrDefault(0)),
            .. Certificate(user.SigningCertificates.ElementAtOrDefault(1)),
        ]);

    private static string PasswordLastUsed(User user) =>
        user.LoginProfile is null ? NotApplicable
        : user.PasswordLastUsedAt is { } at ? Time(at)
        : "no_information";

    private static string NextRotation(OperationCall call, User user) =>
        user.LoginProfile is { } profile
        && call.State.PasswordPolicy is { } policy
        && policy.TryGetProperty("MaxPasswordAge", out var days)
            ? Time(profile.CreatedAt.AddDays(days.GetInt32()))
            : NotApplicable;

    private static string[] Key(AccessKeyUsage usage, AccessKey? key)
    {
        if (key is null)
        {
            return NoKey;
        }

        var use = usage.Of(key.Id);
        return
        [
            Flag(key.IsActive),
            Time(key.CreatedAt),
            use is null ? NotApplicable : Time(use.At),
            use?.Region ?? NotApplicable,
            use?.Service ?? NotApplicable,
        ];
    }

    private static string[] Certificate(SigningCertificate? certificate) =>
        certificate is null ? [Flag(false), NotApplicable] : [Flag(certificate.IsActive), Time(certificate.UploadedAt)];

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    private static string Row(string[] fields) => string.Join(',', fields.Select(Quote));

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
