using System.CommandLine;
using AwsRadar.Cli.Completion;

namespace AwsRadar.Cli.Questions;

/// <summary>The arguments that questions to a snapshot share, with the words that complete them.</summary>
internal static class QuestionArguments
{
    public static Argument<string> Principal(string description)
    {
        var argument = new Argument<string>("PRINCIPAL") { Description = description };
        argument.CompletionSources.Add(IdentityCompletions.Of);
        return argument;
    }

    public static Argument<string> Action(string description)
    {
        var argument = new Argument<string>("ACTION") { Description = description };
        argument.CompletionSources.Add(ActionCompletions.Of);
        return argument;
    }
}
