namespace AwsRadar.Store;

/// <summary>
/// A store that cannot do what was asked. The message is one sentence for its user: which file, what is wrong, what to
/// do. Nothing that was stored is lost or altered.
/// </summary>
/// <remarks>
/// An exception, unlike the product's other expected failures: each access to the disk can end so, and a caller can do
/// nothing but say it and stop.
/// </remarks>
public sealed class StoreException : Exception
{
    internal StoreException(StoreProblem problem, string message, Exception? inner = null)
        : base(message, inner) => Problem = problem;

    public StoreProblem Problem { get; }
}
