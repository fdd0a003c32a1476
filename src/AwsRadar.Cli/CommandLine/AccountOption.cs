using System.CommandLine;
using AwsRadar.Core.Arns;

namespace AwsRadar.Cli.CommandLine;

/// <summary>An option whose value is an account's twelve digits.</summary>
internal static class AccountOption
{
    public static Option<AccountId?> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "ID",
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (AccountId.TryParse(text, out var account))
                {
                    return account;
                }

                result.AddError(Translate($"`{text}` is not an AWS account id: twelve digits are expected."));
                return null;
            },
        };
}
