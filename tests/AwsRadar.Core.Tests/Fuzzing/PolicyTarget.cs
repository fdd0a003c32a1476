using System.Text.Json;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Linting;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Reference;
using AwsRadar.Core.Tests.Linting;

namespace AwsRadar.Core.Tests.Fuzzing;

/// <summary>The parser and the linter of policies. The first byte tells the policy type, the rest is the document.</summary>
internal sealed class PolicyTarget : FuzzTarget
{
    private const int MaxDepth = 64;
    private const int MaxManagedLength = 1_000;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = MaxDepth };

    public override string Name => "policy";

    public override IEnumerable<string> Seeds => Policies().Select(policy => $"{(char)policy.Type}{policy.Text}");

    /// <summary>Policies of all types, each of which earns another diagnostic, and some that AWS manages.</summary>
    public static IEnumerable<(PolicyType Type, string Text)> Policies() =>
        LintCase
            .ReadAll()
            .Select(one => (one.Type, one.Text))
            .Concat(
                ManagedPolicyCatalog
                    .Policies.Where((_, index) => index % 20 == 0)
                    .Select(policy => policy.ReadDocument())
                    .Where(text => text.Length < MaxManagedLength)
                    .Select(text => (PolicyType.Identity, text))
            );

    protected override void Check(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty)
        {
            return;
        }

        var types = Enum.GetValues<PolicyType>();
        var type = types[input[0] % types.Length];
        var parsed = PolicyLinter.Lint(input[1..], type);
        if (TextOf(input[1..]) is not { } text)
        {
            Holds(!parsed.IsValid && !parsed.Document.IsReadable, "Bytes that are no text were read as a policy.");
            return;
        }

        foreach (var diagnostic in parsed.Diagnostics)
        {
            CheckPlace(diagnostic, text);
        }

        CheckAgainstTheParser(parsed, text, type);
        CheckAgainstThePlatform(parsed, text);
        CheckEvaluation(parsed, text, type);
    }

    private static void CheckPlace(Diagnostic diagnostic, string text)
    {
        var (start, end) = diagnostic.Span;
        Holds(start.Offset <= end.Offset && end.Offset <= text.Length, $"{diagnostic} ends outside the text.");
        Holds(start == PositionAt(start.Offset, text), $"{diagnostic} has another place than its offset.");
        Holds(end == PositionAt(end.Offset, text), $"{diagnostic} ends at another place than its offset.");
    }

    private static Position PositionAt(int offset, string text)
    {
        var before = text.AsSpan(0, offset);
        return new Position(1 + before.Count('\n'), offset - before.LastIndexOf('\n') - 1, offset);
    }

    private static void CheckAgainstTheParser(ParsedPolicy linted, string text, PolicyType type)
    {
        var parsed = PolicyParser.Parse(text, type);
        var bare = PolicyParser.ParseDocument(text, type);
        Holds(parsed.Diagnostics.All(linted.Diagnostics.Contains), "Linting hides what the parser found.");
        Holds(parsed.Document.IsReadable == bare.IsReadable, "The diagnostics change what the document says.");
        Holds(parsed.Document.Statements.Length == bare.Statements.Length, "The diagnostics change the statements.");
        Holds(!parsed.IsValid || parsed.Document.IsReadable, "A document without errors cannot be read.");
    }

    /// <summary>What the platform does not read as JSON is no policy, and what it reads is not refused as JSON.</summary>
    private static void CheckAgainstThePlatform(ParsedPolicy parsed, string text)
    {
        string[] refusals = ["RAD0001", "RAD0002", "RAD0004", "RAD0005"];
        var isRefused = parsed.Diagnostics.Any(one => refusals.Contains(one.Code, StringComparer.Ordinal));
        try
        {
            using var document = JsonDocument.Parse(text.StartsWith('\uFEFF') ? text[1..] : text, Json);
            var hasHalfPair = text.Contains("\\u", StringComparison.Ordinal);
            Holds(!isRefused || hasHalfPair, "JSON is refused.");
        }
        catch (JsonException)
        {
            Holds(isRefused && !parsed.IsValid, "Text that is no JSON is taken.");
        }
    }

    private static void CheckEvaluation(ParsedPolicy parsed, string text, PolicyType type)
    {
        var policy = new NamedPolicy("policy", parsed.Document);
        var request = new RequestContext
        {
            Principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice"),
            Action = "s3:GetObject",
            Resource = text.Length < 2_048 ? text : "arn:aws:s3:::amzn-s3-demo-bucket/key",
            ResourceAccount = AccountId.Parse("111122223333"),
        };
        var answer = PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [policy], Resource = policy });
        var isGranted = answer.Decision is Decision.Allowed or Decision.ImplicitlyDenied;
        Holds(parsed.Document.IsReadable || !isGranted, $"A {type} policy that cannot be read decides.");
    }
}
