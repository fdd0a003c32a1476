using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Protocols;
using AwsRadar.Wire.Signing;
using Xunit;

namespace AwsRadar.Tests.Wire.Signing;

/// <summary>Random requests whose signature botocore makes too: in the header and presigned, for S3 and for others.</summary>
public sealed class BotocoreSignatureTests
{
    private const string Host = "host.example";

    private static readonly int Count = Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1"
        ? 20_000
        : 1_000;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 21, 15, 0, TimeSpan.Zero);

    [Fact]
    public void Every_signature_is_botocores()
    {
        var random = new Random(7);
        var cases = Enumerable.Range(0, Count).Select(_ => SigningCase.Create(random)).ToList();
        var answers = Ask(cases);
        Assert.SkipUnless(
            answers is not null,
            "python3 with botocore is not installed: on Debian, apt-get install python3-boto3."
        );

        Assert.Equal(cases.Count, answers.Count);
        var different = cases
            .Zip(
                answers,
                (each, answer) => (Case: each, Theirs: JsonNode.Parse(answer)!.GetValue<string>(), Ours: Sign(each))
            )
            .Where(each => !string.Equals(each.Theirs, each.Ours, StringComparison.Ordinal))
            .Select(each => $"{each.Case.ToJson().ToJsonString()}\n  {each.Theirs}\n  {each.Ours}")
            .ToList();
        Assert.True(different.Count == 0, $"{different.Count} differ.\n{string.Join('\n', different.Take(4))}");
    }

    [Fact]
    public void Every_signature_verifies()
    {
        var random = new Random(11);
        foreach (var each in Enumerable.Range(0, Count).Select(_ => SigningCase.Create(random)))
        {
            var request = Signed(each);
            var claim = SignatureReader.Read(request).Value;

            var error = SignatureVerifier.Check(
                request,
                claim,
                each.Key.SecretAccessKey,
                "ap-northeast-2",
                each.Service,
                Now.AddMinutes(1)
            );

            Assert.True(error is null || each.IsUnsigned, $"{each.ToJson().ToJsonString()}\n  {error}");
            Assert.Equal(each.Token, claim.SessionToken);
        }
    }

    private static string Sign(SigningCase each)
    {
        var signed = Signed(each);
        return each.IsPresigned
            ? signed.RawQuery[signed.RawQuery.LastIndexOf("Signature=", StringComparison.Ordinal)..]
            : signed.Headers["Authorization"]!;
    }

    private static WireRequest Signed(SigningCase each)
    {
        var scope = CredentialScope.At(Now, "ap-northeast-2", each.Service);
        var options = SigningOptions.ForService(each.Service);
        var request = each.Request with { Headers = each.Request.Headers.With("Host", Host) };
        return each.IsPresigned
            ? RequestSigner.Presign(request, each.Key, Now, scope, TimeSpan.FromHours(1), options)
            : RequestSigner.Sign(WithContentHash(request, each), each.Key, Now, scope, options);
    }

    /// <summary>S3 is told what stands for the body.</summary>
    private static WireRequest WithContentHash(WireRequest request, SigningCase each) =>
        each.Service is "s3"
            ? request with
            {
                Headers = request.Headers.With(
                    "X-Amz-Content-SHA256",
                    each.IsUnsigned ? Signature.UnsignedPayload : Signature.Hash(request.Body.Span)
                ),
            }
            : request;

    /// <summary>One answer for each case, in order; null without botocore.</summary>
    private static List<string>? Ask(List<SigningCase> cases)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(ThisFolder(), "sign_requests.py")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var lines = new List<string>();
            process.OutputDataReceived += (_, line) => lines.AddRange(line.Data is { } text ? [text] : []);
            process.BeginOutputReadLine();
            cases.ForEach(each => process.StandardInput.WriteLine(each.ToJson().ToJsonString()));
            process.StandardInput.Close();
            process.WaitForExit();
            return process.ExitCode == 0 ? lines : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
