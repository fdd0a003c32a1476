using System.Diagnostics;

namespace AwsRadar.Tests.Cli.Setup;

/// <summary>A lab's clock that ends a process when the lab looks at it for the nth time: at any point of any request.</summary>
internal sealed class KillingClock : TimeProvider
{
    private readonly Lock _gate = new();
    private Process? _victim;
    private int _left;

    /// <summary>Whether the process was ended.</summary>
    public bool HasKilled { get; private set; }

    public void Aim(Process victim, int look)
    {
        lock (_gate)
        {
            (_victim, _left, HasKilled) = (victim, look, false);
        }
    }

    public void Rest()
    {
        lock (_gate)
        {
            _victim = null;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            if (_victim is { } victim && --_left == 0)
            {
                HasKilled = true;
                victim.Kill();
                victim.WaitForExit();
                _victim = null;
            }
        }

        return base.GetUtcNow();
    }
}
