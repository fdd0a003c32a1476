using AwsRadar.Cli.CommandLine;
using AwsRadar.Client.Calls;

namespace AwsRadar.Cli.Calling.Lines;

/// <summary>How the calls of many lines ended.</summary>
internal sealed class LineTally
{
    private int _lines;
    private int _calls;
    private int _failed;
    private int _denied;

    /// <summary>An empty line, which is no call.</summary>
    public void Skip() => _lines++;

    /// <summary>The number of the next line, from 1.</summary>
    public int Next() => ++_lines;

    public void Count(CallErrorKind? failure)
    {
        _calls++;
        _failed += failure is null ? 0 : 1;
        _denied += failure is CallErrorKind.Denied ? 1 : 0;
    }

    /// <summary>Tells of failures, which stand among the answers, and gives the exit code.</summary>
    public int Say(CommandContext context)
    {
        if (_failed > 0)
        {
            context.Say(
                Translate(
                    $"{_failed} of {_calls} calls failed, {_denied} of them denied: each error stands in its line."
                )
            );
        }

        return _failed == 0 ? ExitCode.Done
            : _failed == _denied ? ExitCode.Denied
            : ExitCode.Failure;
    }
}
