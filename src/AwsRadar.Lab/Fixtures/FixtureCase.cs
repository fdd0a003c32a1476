using System.Text.Json;

namespace AwsRadar.Lab.Fixtures;

/// <summary>What an operation answers with, to every input or to some.</summary>
internal sealed record FixtureCase
{
    /// <summary>The file, and where it holds several cases the place in it: <c>s3/GetBucketPolicy.json[1]</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The members that a request must have to be answered so; undefined: any request is.</summary>
    public JsonElement Input { get; init; }

    /// <summary>The whole result, an object in the AWS CLI's shape, with placeholders.</summary>
    public JsonElement Output { get; init; }

    /// <summary>The error in the place of a result.</summary>
    public FixtureError? Error { get; init; }
}
