namespace AwsRadar.Lab.Fixtures;

/// <summary>Where the results come from that a lab answers with for services that it does not carry out. See docs/lab.md.</summary>
public abstract record LabFixtures
{
    private LabFixtures() { }

    /// <summary>The resources of the sample account's company, in a few regions.</summary>
    public static LabFixtures Sample { get; } = new SampleFixtures();

    /// <summary>A folder of JSON results in the AWS CLI's shape, <c>SERVICE/Operation.json</c>. It is read once, when the lab starts.</summary>
    public static LabFixtures FromFolder(string path) => new FolderFixtures(path);

    /// <summary>Reads <c>sample</c> or, otherwise, a folder's path.</summary>
    public static LabFixtures Parse(string text) => text is "sample" ? Sample : FromFolder(text);

    internal sealed record SampleFixtures : LabFixtures;

    internal sealed record FolderFixtures(string Path) : LabFixtures;
}

/// <summary>What a lab answers to an operation that no fixture speaks of.</summary>
public enum WithoutFixture
{
    /// <summary>The error <c>NotImplemented</c>, status 501, which names the file that would answer: what is unknown is never none.</summary>
    Refuse,

    /// <summary>Operations that list answer with empty lists; all others as with <see cref="Refuse"/>.</summary>
    Empty,
}
