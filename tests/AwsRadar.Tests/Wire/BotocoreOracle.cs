using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace AwsRadar.Tests.Wire;

/// <summary>AWS's own Python client library as a second opinion: what it writes and signs for the same input.</summary>
internal static class BotocoreOracle
{
    /// <summary>Reads {service, operation, input} a line; answers {form, authorization}, or null for a model that is older than ours.</summary>
    private const string Program = """
        import base64, datetime, json, sys, urllib.parse
        import botocore.auth, botocore.loaders, botocore.model, botocore.serialize
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials

        NOW = datetime.datetime(2026, 11, 23, 21, 15, 0, tzinfo=datetime.timezone.utc)
        class Clock(datetime.datetime):
            @classmethod
            def utcnow(cls): return NOW.replace(tzinfo=None)
            @classmethod
            def now(cls, tz=None): return NOW
        if hasattr(botocore.auth, 'get_current_datetime'):
            botocore.auth.get_current_datetime = lambda *a, **k: NOW
        else:
            botocore.auth.datetime.datetime = Clock

        def native(shape, value):
            if shape.type_name == 'structure':
                return {k: native(shape.members[k], v) for k, v in value.items()}
            if shape.type_name == 'list':
                return [native(shape.member, v) for v in value]
            if shape.type_name == 'map':
                return {k: native(shape.value, v) for k, v in value.items()}
            if shape.type_name == 'blob':
                return base64.b64decode(value)
            if shape.type_name in ('float', 'double'):
                return float(value)
            return value

        loader = botocore.loaders.Loader()
        serializer = botocore.serialize.create_serializer('query', False)
        key = Credentials('AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'to+ken/=')
        models = {}
        for line in sys.stdin:
            case = json.loads(line)
            name = case['service']
            try:
                if name not in models:
                    models[name] = botocore.model.ServiceModel(loader.load_service_model(name, 'service-2'), name)
                operation = models[name].operation_model(case['operation'])
                params = native(operation.input_shape, case['input']) if operation.input_shape else {}
                request = serializer.serialize_to_request(params, operation)
            except (KeyError, botocore.model.OperationNotFoundError):
                print('null')
                continue
            body = urllib.parse.urlencode(request['body'])
            signed = AWSRequest('POST', 'http://127.0.0.1:4599/', headers=request['headers'], data=body)
            botocore.auth.SigV4Auth(key, models[name].signing_name, 'ap-northeast-2').add_auth(signed)
            print(json.dumps({'body': body, 'authorization': signed.headers['Authorization']}))
        """;

    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 21, 15, 0, TimeSpan.Zero);

    public static void SkipUnlessInstalled() =>
        Assert.SkipUnless(
            Run("import botocore", [], out _) == 0,
            "python3 with botocore is not installed: on Debian, apt-get install python3-boto3."
        );

    /// <summary>One answer for each case, in order; null where botocore does not know the operation or a parameter.</summary>
    public static List<JsonNode?> Ask(IEnumerable<JsonObject> cases)
    {
        var exitCode = Run(Program, cases.Select(each => each.ToJsonString()), out var lines);

        Assert.Equal(0, exitCode);
        return [.. lines.Select(line => JsonNode.Parse(line))];
    }

    private static int Run(string program, IEnumerable<string> input, out List<string> output)
    {
        output = [];
        try
        {
            var start = new ProcessStartInfo("python3", ["-c", program])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            var lines = output;
            process.OutputDataReceived += (_, line) => lines.AddRange(line.Data is { } text ? [text] : []);
            process.BeginOutputReadLine();
            foreach (var line in input)
            {
                process.StandardInput.WriteLine(line);
            }

            process.StandardInput.Close();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
