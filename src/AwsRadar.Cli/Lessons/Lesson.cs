using System.CommandLine;
using System.Text.Json;
using AwsRadar.Cli.Calling;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;

namespace AwsRadar.Cli.Lessons;

/// <summary>
/// Learning mode: beside each step the same call as AWS CLI, boto3 and C#, and each concept when it is met first. On standard
/// error, as data must stay data. Without <c>--explain</c> it is silent.
/// </summary>
internal sealed class Lesson(CommandContext context)
{
    public static readonly Option<bool> Explain = new("--explain")
    {
        Description =
            "Learn: show beside each step the same call as AWS CLI, boto3 and C#, and explain each concept when it is met.",
    };

    private const int LabelWidth = 9;
    private const string Secret = "***";
    private readonly HashSet<Concept> _met = [];
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private bool IsOn => context.Arguments.GetValue(Explain);

    /// <summary>A call that is about to be made; the same one is shown once.</summary>
    /// <param name="service">As in the service's model.</param>
    /// <param name="profile">Whose call it is; null for the one of the command line.</param>
    public void Step(string service, string operation, JsonElement input, string? profile = null)
    {
        if (IsOn && CallTarget.Find(service, operation) is { } target)
        {
            // Nobody is taught a secret.
            var shown =
                input.ValueKind is JsonValueKind.Object
                    ? SensitiveValues.Replace(target.Operation.Input, input, Secret)
                    : JsonElement.Parse("{}");
            Show(new SameCall(target, shown, profile ?? context.Profile, context.Region, context.EndpointUrl));
        }
    }

    /// <summary>A call was denied.</summary>
    public void Denied()
    {
        if (IsOn)
        {
            lock (_lock)
            {
                Say(Concept.Denial);
            }
        }
    }

    private void Show(SameCall call)
    {
        var cli = AwsCliForm.Of(call);
        lock (_lock)
        {
            if (!_shown.Add(cli))
            {
                return;
            }

            context.Say();
            Line(Translate("step"), $"{call.Target.Service.Name}:{call.Target.Operation.Name}");
            Line("AWS CLI", cli);
            Line("boto3", Boto3Form.Of(call));
            Line("C#", CSharpForm.Of(call));
            foreach (
                var concept in ConceptWords.In(
                    call.Target.Service.Name,
                    call.Target.Operation.Name,
                    call.Input.GetRawText()
                )
            )
            {
                Say(concept);
            }
        }
    }

    private void Say(Concept concept)
    {
        if (_met.Add(concept))
        {
            Line(ConceptWords.Name(concept), ConceptWords.Of(concept));
        }
    }

    private void Line(string label, string text) =>
        context.Say($"  {DisplayWidth.Pad(label, LabelWidth)}{TerminalText.Escape(text)}");
}
