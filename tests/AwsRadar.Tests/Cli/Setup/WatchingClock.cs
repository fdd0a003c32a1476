using System.Diagnostics;
using System.Globalization;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>
/// A lab's clock that, whenever the lab looks at it, keeps what every user of the machine sees of a process and its children (their command
/// lines), and what their owner sees of their environment.
/// </summary>
internal sealed class WatchingClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private Process? _watched;

    /// <summary>All that was seen, each once.</summary>
    public string Seen
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _seen);
            }
        }
    }

    public void Watch(Process? process)
    {
        lock (_gate)
        {
            _watched = process;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            if (_watched is { } process)
            {
                Look(process.Id);
            }
        }

        return base.GetUtcNow();
    }

    private void Look(int id)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}");
        try
        {
            _seen.Add(File.ReadAllText(Path.Combine(folder, "cmdline")));
            _seen.Add(File.ReadAllText(Path.Combine(folder, "environ")));
            foreach (var task in Directory.EnumerateDirectories(Path.Combine(folder, "task")))
            {
                var children = File.ReadAllText(Path.Combine(task, "children"));
                foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    Look(int.Parse(child, CultureInfo.InvariantCulture));
                }
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It ended while it was looked at.
        }
    }
}
