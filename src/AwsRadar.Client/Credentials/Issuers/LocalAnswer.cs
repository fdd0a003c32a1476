using System.Text;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>What a local endpoint answered, read to its end.</summary>
internal readonly record struct LocalAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether another attempt may bring another answer.</summary>
    public bool IsPassing => Status is 429 or >= 500;

    public string Text => Encoding.UTF8.GetString(Body.Span).Trim();
}
