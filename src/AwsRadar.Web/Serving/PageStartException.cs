namespace AwsRadar.Web.Serving;

/// <summary>The page cannot be served; the message says why in one sentence.</summary>
public sealed class PageStartException : Exception
{
    internal PageStartException(int port, bool isTaken, Exception cause)
        : base(
            isTaken
                ? $"The page cannot be served on 127.0.0.1:{port}: another program already listens there, perhaps an earlier `aws-radar serve`."
                : $"The page cannot be served on 127.0.0.1:{port}: this program may not listen there.",
            cause
        ) { }
}
