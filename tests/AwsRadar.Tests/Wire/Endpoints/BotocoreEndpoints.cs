using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Xunit;

namespace AwsRadar.Tests.Wire.Endpoints;

/// <summary>Botocore's own endpoint resolution as a second opinion.</summary>
internal static class BotocoreEndpoints
{
    private static readonly string Script = Path.Combine(ThisFolder(), "resolve_endpoints.py");

    public static void SkipUnlessInstalled() =>
        Assert.SkipUnless(
            Run("--version", []) is not null,
            "python3 with botocore is not installed: on Debian, apt-get install python3-boto3."
        );

    /// <summary>One answer for each question, in order; null where botocore does not know the service or operation.</summary>
    public static List<JsonNode?> Ask(IReadOnlyCollection<EndpointCase> cases)
    {
        var answers = Run(argument: null, cases.Select(each => each.ToJson().ToJsonString()));

        Assert.Equal(cases.Count, answers!.Count);
        return [.. answers.Select(line => JsonNode.Parse(line))];
    }

    private static List<string>? Run(string? argument, IEnumerable<string> input)
    {
        var start = new ProcessStartInfo("python3", argument is null ? [Script] : [Script, argument])
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
            foreach (var line in input)
            {
                process.StandardInput.WriteLine(line);
            }

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
