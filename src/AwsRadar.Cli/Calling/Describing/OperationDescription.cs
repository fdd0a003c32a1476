using System.Collections.Immutable;
using AwsRadar.Cli.Calling.Names;
using AwsRadar.Cli.Calling.Parameters;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Output;
using AwsRadar.Core.Reference;

namespace AwsRadar.Cli.Calling.Describing;

/// <summary><c>call SERVICE OPERATION --describe</c>: what the operation takes, returns and needs.</summary>
internal static class OperationDescription
{
    public static int Print(CommandContext context, CallTarget target)
    {
        var description = Describe(target);
        if (context.Output is not (null or OutputFormat.Table or OutputFormat.Text) || context.Query is not null)
        {
            return context.Data.PrintJson(
                JsonText.Write(writer => DescriptionJson.Write(writer, description), indented: false),
                context.Output
            );
        }

        DescriptionText.Print(context, description);
        return ExitCode.Done;
    }

    private static Description Describe(CallTarget target)
    {
        var needed = DenialText.Needed(target);
        return new(
            target,
            needed,
            [
                .. needed
                    .Actions.SelectMany(Find)
                    .SelectMany(action => action.DependentActions)
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ],
            [.. target.Parameters.All.Select(Describe)],
            [.. (target.Operation.Output?.Members ?? []).Select(member => ShapeLine.Of(member, member.Name))]
        );
    }

    private static (OperationParameter Parameter, ShapeLine Shape) Describe(OperationParameter parameter)
    {
        var line = ShapeLine.Of(parameter.Member, parameter.Option);
        return (parameter, line with { IsRequired = parameter.IsRequired });
    }

    private static IEnumerable<IamAction> Find(string name) =>
        ActionCatalog.TryFind(name, out var action) ? [action] : [];

    internal sealed record Description(
        CallTarget Target,
        NeededActions Needed,
        ImmutableArray<string> Dependent,
        ImmutableArray<(OperationParameter Parameter, ShapeLine Shape)> Parameters,
        ImmutableArray<ShapeLine> Result
    )
    {
        public string Spelled => CliSpelling.OfOperation(Target.Operation.Name);
    }
}
