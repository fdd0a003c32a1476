using System.Collections.Immutable;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam.Account;

/// <summary>The account's alias: one at most.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html and its siblings</remarks>
internal static class AliasOperations
{
    public static ImmutableArray<Operation> All { get; } =
    [
        Operation.On("CreateAccountAlias", Subjects.Everything, Create),
        Operation.On("ListAccountAliases", Subjects.Everything, List),
        Operation.On("DeleteAccountAlias", Subjects.Everything, Delete),
    ];

    private static OperationResult Create(OperationCall call) => call.State with { Alias = call.Text("AccountAlias") };

    private static OperationResult List(OperationCall call) =>
        call.Page(
            "AccountAliases",
            call.State.Alias is { } alias ? [alias] : Array.Empty<string>(),
            alias => alias,
            alias => alias
        );

    private static OperationResult Delete(OperationCall call) =>
        call.Text("AccountAlias").Equals(call.State.Alias, StringComparison.Ordinal)
            ? call.State with
            {
                Alias = null,
            }
            : LabError.NoSuchEntity($"The account alias {call.Text("AccountAlias")} does not exist.");
}
