using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols;

/// <summary>AWS's own Python client library: what it writes for a call, and what it reads from an answer.</summary>
internal static class BotocorePeer
{
    private static readonly string Script = Path.Combine(ThisFolder(), "botocore_peer.py");

    /// <summary>Whether all services are asked for, rather than those whose models have the rarest traits.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("AWS_RADAR_FULL_TESTS") is "1";

    public static void SkipUnlessInstalled() =>
        Assert.SkipUnless(
            TryRun(["version"], [], out _),
            "python3 with botocore is not installed: on Debian, apt-get install python3-boto3."
        );

    /// <summary>For each operation an input and the request that botocore writes for it.</summary>
    public static IEnumerable<JsonObject> Requests(ServiceProtocol protocol) =>
        Run(["requests", NameOf(protocol), .. ServicesOf(protocol)], []);

    /// <summary>For each operation an output.</summary>
    public static IEnumerable<JsonObject> Outputs(ServiceProtocol protocol) =>
        Run(["outputs", NameOf(protocol), .. ServicesOf(protocol)], []);

    /// <summary>What botocore reads from each response, in order.</summary>
    public static IEnumerable<JsonObject> Parse(IEnumerable<JsonObject> responses) =>
        Run(["responses"], responses.Select(response => response.ToJsonString()));

    public static string NameOf(ServiceProtocol protocol) =>
        protocol switch
        {
            ServiceProtocol.AwsQuery => "query",
            ServiceProtocol.Ec2Query => "ec2",
            ServiceProtocol.AwsJson => "json",
            ServiceProtocol.RestJson => "rest-json",
            ServiceProtocol.RestXml => "rest-xml",
            _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
        };

    private static string[] ServicesOf(ServiceProtocol protocol) =>
        (IsFull, protocol) switch
        {
            (true, _) => [],
            (_, ServiceProtocol.AwsQuery) => "autoscaling cloudformation sdb ses sns sts".Split(' '),
            (_, ServiceProtocol.Ec2Query) => [],
            (_, ServiceProtocol.AwsJson) =>
                "cloudwatch cognito-idp dynamodb kinesis kms logs organizations sqs ssm stepfunctions".Split(' '),
            (_, ServiceProtocol.RestJson) =>
                "bedrock-agent-runtime bedrock-runtime braket connecthealth devops-agent glacier iot-data lambda lex-runtime lexv2-runtime neptune-graph omics polly qbusiness sagemaker-runtime xray".Split(
                    ' '
                ),
            _ => "cloudfront route53 s3 s3control".Split(' '),
        };

    private static IEnumerable<JsonObject> Run(string[] arguments, IEnumerable<string> input)
    {
        Assert.True(TryRun(arguments, input, out var lines), "botocore_peer.py failed.");
        return lines.Select(line => JsonNode.Parse(line)!.AsObject());
    }

    private static bool TryRun(string[] arguments, IEnumerable<string> input, out List<string> lines)
    {
        lines = [];
        var start = new ProcessStartInfo("python3", [Script, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = lines;
            process.OutputDataReceived += (_, line) => output.AddRange(line.Data is { } text ? [text] : []);
            process.BeginOutputReadLine();
            foreach (var line in input)
            {
                process.StandardInput.WriteLine(line);
            }

            process.StandardInput.Close();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
