using System.CommandLine;
using System.Globalization;

namespace AwsRadar.Cli.CommandLine;

/// <summary><c>--port N</c> of what listens on this machine.</summary>
internal static class PortOption
{
    private const int MaxPort = ushort.MaxValue;

    public static Option<int> Create(int usual)
    {
        var option = new Option<int>("--port")
        {
            Description = "The port on 127.0.0.1; 0 takes a free one.",
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !IsPort(token.Value)))
            {
                result.AddError(
                    Translate($"`{token.Value}` is no port: use 1 to {MaxPort}, or 0, which takes a free one.")
                );
            }
        });
        return option;
    }

    private static bool IsPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= MaxPort;
}
