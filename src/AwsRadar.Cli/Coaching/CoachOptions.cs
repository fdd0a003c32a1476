using System.CommandLine;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Cli.Setup;

namespace AwsRadar.Cli.Coaching;

/// <summary>The options of <c>call</c> and <c>scan</c> that have what is missing added.</summary>
internal static class CoachOptions
{
    public static readonly Option<bool> Coach = new("--coach")
    {
        Description = "On a denial, explain it, offer to add exactly what is missing, and call again.",
    };

    public static readonly Option[] All = [Coach, SetupOptions.AdminProfile, SetupOptions.Yes];

    /// <summary>Null without <c>--coach</c>.</summary>
    public static CoachWish? Read(CommandContext context) =>
        context.Arguments.GetValue(Coach)
            ? new CoachWish(
                context.Arguments.GetValue(SetupOptions.AdminProfile),
                context.Arguments.GetValue(SetupOptions.Yes)
            )
            : null;
}

/// <summary>Who adds what is missing, and whether that was agreed to before.</summary>
/// <param name="AdminProfile">Null: what would help is explained, and nobody adds it.</param>
internal sealed record CoachWish(string? AdminProfile, bool IsAgreed);
