namespace AwsRadar.Tests.Client;

/// <summary>A clock on which no wait ever ends, and which says when somebody waits.</summary>
internal sealed class StoppedTime : TimeProvider
{
    private readonly TaskCompletionSource _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task IsAwaited => _awaited.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _awaited.TrySetResult();
        return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
