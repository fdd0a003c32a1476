using System.Text.Json.Serialization;

namespace AwsRadar.Core.Arns;

/// <summary>The twelve digits that name an AWS account.</summary>
/// <remarks>https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html</remarks>
[JsonConverter(typeof(AccountIdJsonConverter))]
public readonly record struct AccountId
{
    private const int Digits = 12;
    private readonly string? _text;

    private AccountId(string text) => _text = text;

    /// <summary>Reads exactly twelve ASCII digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out AccountId account)
    {
        account = default;
        if (text.Length != Digits || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        account = new AccountId(text.ToString());
        return true;
    }

    /// <summary>Reads exactly twelve ASCII digits.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static AccountId Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var account)
            ? account
            : throw new FormatException($"`{text}` is not an AWS account id: twelve digits are expected.");

    public override string ToString() => _text ?? "";
}
