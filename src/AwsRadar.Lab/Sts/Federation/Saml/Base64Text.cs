namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>Base 64 in XML, which may stand on many lines.</summary>
internal static class Base64Text
{
    /// <summary>Null when it is none.</summary>
    public static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
