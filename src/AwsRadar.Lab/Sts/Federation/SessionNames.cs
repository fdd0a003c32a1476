using System.Buffers;

namespace AwsRadar.Lab.Sts.Federation;

/// <summary>What a session and the one behind it may be called, where a token says so and no input is checked.</summary>
internal static class SessionNames
{
    /// <summary>As AWS writes it.</summary>
    public const string Pattern = "[a-zA-Z_0-9+=,.@-]{2,64}";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+=,.@-"
    );

    public static bool IsValid(string name) =>
        name.Length is >= 2 and <= 64
        && !name.AsSpan().ContainsAnyExcept(Allowed)
        && !name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
