using AwsRadar.Collector.CredentialReports;
using AwsRadar.Collector.Details;
using Xunit;

namespace AwsRadar.Tests.Collector;

public sealed class CredentialReportTests
{
    private const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,"
        + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,"
        + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated\n";

    private const string Root =
        "<root_account>,arn:aws:iam::123456789012:root,2020-01-01T00:00:00+00:00,not_supported,2026-11-01T00:00:00+00:00,not_supported,"
        + "not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A\n";

    private const string Alice =
        "alice,arn:aws:iam::123456789012:user/alice,2025-01-01T09:30:00+09:00,true,no_information,2025-01-02T00:00:00+00:00,N/A,"
        + "false,true,2025-01-01T00:00:00+00:00,2026-11-22T10:00:00+00:00,us-east-1,iam,false,2025-03-01T00:00:00+00:00,N/A,N/A,N/A,true,"
        + "2025-01-01T00:00:00+00:00,false,N/A\n";

    [Fact]
    public void The_account_root_has_a_line_of_its_own()
    {
        var root = CredentialReportReader.Parse(Header + Root)[0];

        Assert.Equal("<root_account>", root.UserName);
        Assert.Null(root.HasPassword);
        Assert.True(root.HasMfa);
        Assert.Empty(root.AccessKeys);
    }

    [Fact]
    public void A_deactivated_key_exists_and_one_that_was_never_made_does_not()
    {
        var alice = CredentialReportReader.Parse(Header + Alice)[0];

        Assert.Equal([true, false], alice.AccessKeys.Select(key => key.IsActive));
        Assert.Equal("iam", alice.AccessKeys[0].LastUsedService);
        Assert.Null(alice.AccessKeys[1].LastUsedAt);
        Assert.Equal(1, alice.ActiveCertificates);
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 30, 0, TimeSpan.Zero), alice.CreatedAt);
        Assert.Null(alice.PasswordLastUsedAt);
    }

    [Fact]
    public void Columns_are_found_by_name_whatever_their_order_and_quotes()
    {
        const string csv =
            "new_column,mfa_active,arn,user\r\n\"a \"\"b\"\",\r\nc\",true,arn:aws:iam::123456789012:user/bob,\"bob\"\r\n\r\n";

        var bob = Assert.Single(CredentialReportReader.Parse(csv));

        Assert.Equal("bob", bob.UserName);
        Assert.True(bob.HasMfa);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>not a report</html>")]
    [InlineData("user,arn\nalice\n")]
    [InlineData("user,arn\nalice,not an ARN\n")]
    [InlineData("user,arn\nalice,\"never closed")]
    public void What_is_not_a_report_is_a_fault_and_not_an_empty_report(string csv)
    {
        Assert.Throws<DetailsException>(() => CredentialReportReader.Parse(csv));
    }
}
