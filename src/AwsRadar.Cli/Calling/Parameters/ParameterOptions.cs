using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Text.Json;
using AwsRadar.Cli.Calling.Describing;
using AwsRadar.Cli.Calling.Values;
using AwsRadar.Wire.Models;

namespace AwsRadar.Cli.Calling.Parameters;

/// <summary>The options of one operation's parameters, made from its model.</summary>
internal sealed class ParameterOptions
{
    private readonly ImmutableArray<(OperationParameter Parameter, Option Option, Option<bool>? Negated)> _options;

    /// <param name="taken">Names of options that are there already. A parameter of such a name is given as JSON.</param>
    public ParameterOptions(OperationParameters parameters, IReadOnlySet<string> taken) =>
        _options = [
            .. parameters
                .All.Where(parameter => !taken.Contains(parameter.Option))
                .Select(parameter =>
                    (parameter, Create(parameter, parameters.TurnsPages(parameter)), CreateNegated(parameter))
                ),
        ];

    public IEnumerable<Option> All =>
        _options.SelectMany(each => each.Negated is { } negated ? [each.Option, negated] : (Option[])[each.Option]);

    /// <summary>The parameters that the command line gives.</summary>
    public IEnumerable<OperationParameter> GivenIn(ParseResult arguments) =>
        _options
            .Where(each => IsGiven(arguments, each.Option) || IsGiven(arguments, each.Negated))
            .Select(each => each.Parameter);

    /// <summary>The last word that the command line gives for a member; null when it gives none.</summary>
    public string? WordOf(ParseResult arguments, Member member) =>
        _options
            .Where(each => ReferenceEquals(each.Parameter.Member, member) && IsGiven(arguments, each.Option))
            .Select(each => arguments.GetResult(each.Option)!.Tokens[^1].Value)
            .FirstOrDefault();

    /// <summary>Writes a property for each parameter that the command line gives.</summary>
    /// <exception cref="InputException">A value cannot be read.</exception>
    public void Write(Utf8JsonWriter writer, ParseResult arguments)
    {
        foreach (var (parameter, option, negated) in _options)
        {
            var (isOn, isOff) = (IsGiven(arguments, option), IsGiven(arguments, negated));
            if (isOn && isOff)
            {
                throw new InputException(Translate($"`{option.Name}` and `{negated!.Name}` contradict each other."));
            }

            if (isOn || isOff)
            {
                writer.WritePropertyName(parameter.Member.Name);
                WriteValue(writer, parameter, arguments.GetResult(option), isOff);
            }
        }
    }

    private static void WriteValue(
        Utf8JsonWriter writer,
        OperationParameter parameter,
        OptionResult? result,
        bool isOff
    )
    {
        if (parameter.Shape.Kind is ShapeKind.Boolean)
        {
            writer.WriteBooleanValue(!isOff);
        }
        else
        {
            new ParameterWriter(writer, parameter).Write([.. result!.Tokens.Select(token => token.Value)]);
        }
    }

    private static bool IsGiven(ParseResult arguments, Option? option) =>
        option is not null && arguments.GetResult(option) is { Implicit: false };

    private static Option Create(OperationParameter parameter, bool turnsPages)
    {
        if (parameter.Shape.Kind is ShapeKind.Boolean)
        {
            return Flag(parameter.Option, Describe(parameter));
        }

        // Only the words count, which ParameterWriter reads: the type of the option says how many there may be.
        Option option = parameter.IsList
            ? new Option<string[]>(parameter.Option)
            {
                Arity = ArgumentArity.ZeroOrMore,
                AllowMultipleArgumentsPerToken = true,
            }
            : new Option<string?>(parameter.Option) { Arity = ArgumentArity.ExactlyOne };
        option.Description = Describe(parameter);
        option.HelpName = TypeText.Placeholder(parameter.Member);
        // Pages are turned by --starting-token and --page-size; who turns them by hand knows the names.
        option.Hidden = turnsPages;
        string[] values = [.. parameter.Shape.EnumValues];
        option.CompletionSources.Add(_ => values.Select(value => new CompletionItem(value)));
        return option;
    }

    private static Option<bool>? CreateNegated(OperationParameter parameter) =>
        parameter.NegatedName is { } name ? Flag($"--{name}", Translate($"The opposite of {parameter.Option}.")) : null;

    private static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    private static string Describe(OperationParameter parameter) =>
        $"{TypeText.Of(parameter.Member)}{(parameter.IsRequired ? " (required)" : "")}";
}
