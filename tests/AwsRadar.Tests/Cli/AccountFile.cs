namespace AwsRadar.Tests.Cli;

/// <summary>A small file as <c>aws iam get-account-authorization-details</c> prints it.</summary>
internal static class AccountFile
{
    public const string Json = """
        {
          "UserDetailList": [
            {
              "Path": "/", "UserName": "alice", "UserId": "AIDAEXAMPLEALICE00001",
              "Arn": "arn:aws:iam::123456789012:user/alice", "CreateDate": "2024-05-01T10:00:00+00:00",
              "GroupList": ["admins"], "AttachedManagedPolicies": [],
              "Tags": [{"Key": "team", "Value": "=HYPERLINK(\"http://evil\")"}]
            },
            {
              "Path": "/", "UserName": "bob", "UserId": "AIDAEXAMPLEBOB0000001",
              "Arn": "arn:aws:iam::123456789012:user/bob", "CreateDate": "2025-01-02T03:04:05+00:00",
              "UserPolicyList": [{"PolicyName": "read-bucket", "PolicyDocument": {"Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"}]}}],
              "GroupList": [], "AttachedManagedPolicies": []
            }
          ],
          "GroupDetailList": [
            {
              "Path": "/", "GroupName": "admins", "GroupId": "AGPAEXAMPLEADMINS0001",
              "Arn": "arn:aws:iam::123456789012:group/admins", "CreateDate": "2024-05-01T09:00:00+00:00",
              "GroupPolicyList": [],
              "AttachedManagedPolicies": [{"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}]
            }
          ],
          "RoleDetailList": [
            {
              "Path": "/service-role/", "RoleName": "report-maker", "RoleId": "AROAEXAMPLEREPORT0001",
              "Arn": "arn:aws:iam::123456789012:role/service-role/report-maker", "CreateDate": "2024-06-01T00:00:00+00:00",
              "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
              "InstanceProfileList": [], "RolePolicyList": [], "AttachedManagedPolicies": [], "RoleLastUsed": {}
            }
          ],
          "Policies": [
            {
              "PolicyName": "AdministratorAccess", "PolicyId": "ANPAIWMBCKSKIEE64ZLYK",
              "Arn": "arn:aws:iam::aws:policy/AdministratorAccess", "Path": "/", "DefaultVersionId": "v1",
              "AttachmentCount": 1, "PermissionsBoundaryUsageCount": 0, "IsAttachable": true,
              "CreateDate": "2015-02-06T18:39:46+00:00", "UpdateDate": "2015-02-06T18:39:46+00:00",
              "PolicyVersionList": [{"Document": {"Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]},
                "VersionId": "v1", "IsDefaultVersion": true, "CreateDate": "2015-02-06T18:39:46+00:00"}]
            }
          ]
        }
        """;

    /// <summary>Writes the file into a program's home folder and reads it into a store there.</summary>
    public static async Task StoreAsync(CliProcess cli)
    {
        var file = Path.Combine(cli.Home, "account.json");
        await File.WriteAllTextAsync(file, Json);
        var scan = await cli.RunAsync("scan", "--from-file", file);
        Xunit.Assert.True(scan.ExitCode == 0, scan.Error);
    }
}
