using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Iam.Account;

/// <summary>The whole account in pages. One marker runs through users, groups, roles and policies in this order.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html</remarks>
internal static class AuthorizationDetailsOperations
{
    private static readonly string[] Lists = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];

    public static ImmutableArray<Operation> All { get; } =
    [Operation.On("GetAccountAuthorizationDetails", Subjects.Everything, Get)];

    private static OperationResult Get(OperationCall call)
    {
        var entries = Entries(call, new AuthorizationDetails(call.State));
        if (call.Cut(entries, entry => entry.Position, out var page) is { } error)
        {
            return error;
        }

        var output = new JsonObject();
        for (var list = 0; list < Lists.Length; list++)
        {
            var ofList = page.Items.Where(entry => entry.List == list);
            output[Lists[list]] = new JsonArray([.. ofList.Select(entry => entry.Write())]);
        }

        return page.AddTo(output);
    }

    private static IEnumerable<Entry> Entries(OperationCall call, AuthorizationDetails details)
    {
        var filter = call.Texts("Filter").ToHashSet(StringComparer.Ordinal);
        bool Wants(string kind) => filter.Count == 0 || filter.Contains(kind);

        var state = call.State;
        var users = state.Users.Values.Select(user => new Entry(0, user.Name, () => AuthorizationDetails.Write(user)));
        var groups = state.Groups.Values.Select(group => new Entry(
            1,
            group.Name,
            () => AuthorizationDetails.Write(group)
        ));
        var roles = state.Roles.Values.Select(role => new Entry(2, role.Name, () => details.Write(role)));
        var policies = (Wants("LocalManagedPolicy") ? state.Policies.Values : [])
            .Concat(Wants("AWSManagedPolicy") ? details.AwsPoliciesInUse : [])
            .OrderBy(policy => policy.Arn, StringComparer.OrdinalIgnoreCase)
            .Select(policy => new Entry(3, policy.Arn, () => details.Write(policy)));
        return
        [
            .. Wants("User") ? users : [],
            .. Wants("Group") ? groups : [],
            .. Wants("Role") ? roles : [],
            .. policies,
        ];
    }

    /// <param name="List">The index of the list that it belongs to.</param>
    private sealed record Entry(int List, string Key, Func<JsonObject> Write)
    {
        public string Position => $"{List}{Key}";
    }
}
