namespace AwsRadar.Lab.Fixtures.Loading;

/// <summary>What the path of a file says: <c>[ACCOUNT/][REGION/]SERVICE/Operation.json</c>, or one more folder for a case of it.</summary>
/// <param name="IsCase">The file holds cases of the operation that its folder names.</param>
internal sealed record FixturePath(FixturePlace Place, string Service, string Operation, bool IsCase)
{
    /// <summary>Null when the path has another form.</summary>
    public static FixturePath? Parse(string path)
    {
        ReadOnlySpan<string> parts = path.Split('/');
        var place = FixturePlace.Take(ref parts);
        return parts switch
        {
            [var service, var file] => new(place, service, Path.GetFileNameWithoutExtension(file), IsCase: false),
            [var service, var operation, _] => new(place, service, operation, IsCase: true),
            _ => null,
        };
    }
}
