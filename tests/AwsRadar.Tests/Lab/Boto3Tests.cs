using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace AwsRadar.Tests.Lab;

/// <summary>What AWS's Python SDK sees of the lab. A script prints what was not as expected.</summary>
public sealed class Boto3Tests(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Theory]
    [InlineData("lifecycle.py")]
    [InlineData("passwords.py")]
    [InlineData("sessions.py")]
    [InlineData("simulator.py")]
    public Task Everything_in_an_account_lives_and_dies_as_in_AWS(string script) => RunAsync(script);

    [Fact]
    public async Task Keys_and_certificates_of_users_and_of_the_account_are_checked_as_in_AWS()
    {
        var folder = Directory.CreateTempSubdirectory("aws-radar-");
        try
        {
            using var key = RSA.Create(2048);
            using var other = RSA.Create(2048);
            var request = new CertificateRequest("CN=lab", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var now = DateTimeOffset.UtcNow;
            using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
            string[] texts =
            [
                certificate.ExportCertificatePem(),
                key.ExportPkcs8PrivateKeyPem(),
                other.ExportPkcs8PrivateKeyPem(),
                key.ExportSubjectPublicKeyInfoPem(),
            ];
            var files = texts.Select((_, index) => Path.Combine(folder.FullName, $"{index}.pem")).ToArray();
            foreach (var (file, text) in files.Zip(texts))
            {
                await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            }

            await RunAsync("user_credentials.py", files);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task RunAsync(string script, params string[] arguments)
    {
        await ForeignClient.RequireAsync("python3", "-c", "import boto3");

        string[] all = ["-B", Path.Combine(Folder(), "Boto3", script), .. arguments];
        var result = await ForeignClient.RunAsync(fixture.Lab, fixture.Lab.RootCredentials, "python3", all);

        Assert.Equal("", result.Out.Trim());
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
