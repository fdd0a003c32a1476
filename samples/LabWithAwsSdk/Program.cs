using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;

// A lab in this process, with the account that you want to try, and the AWS SDK for .NET as its client. In an xunit
// fixture, InitializeAsync starts the lab and DisposeAsync stops it.
var account = Path.Combine(AppContext.BaseDirectory, "lab-account.json");
await using var lab = await LabServer.StartAsync(new LabOptions { Account = LabAccount.FromFile(account) });

// Every user of an account file has a key.
var key = lab.UserCredentials["dev"];
using var dev = new AmazonSecurityTokenServiceClient(
    key.AccessKeyId,
    key.SecretAccessKey,
    new AmazonSecurityTokenServiceConfig { ServiceURL = lab.Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" }
);

// The role's trust policy asks for an external id: without it the lab says no, as AWS would.
var request = new AssumeRoleRequest
{
    RoleArn = $"arn:aws:iam::{lab.AccountId}:role/deployer",
    RoleSessionName = "release",
};
try
{
    await dev.AssumeRoleAsync(request);
    return 1;
}
catch (AmazonSecurityTokenServiceException error) when (error.ErrorCode is "AccessDenied")
{
    Console.WriteLine(error.Message);
}

request.ExternalId = "blue";
var session = await dev.AssumeRoleAsync(request);
Console.WriteLine(session.AssumedRoleUser.Arn);
return 0;
