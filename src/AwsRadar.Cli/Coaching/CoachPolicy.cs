using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Explaining;
using AwsRadar.Cli.Permissions.Checks;
using AwsRadar.Cli.Setup;
using AwsRadar.Core.Denials;
using AwsRadar.Core.Permissions;
using AwsRadar.Core.Policies;

namespace AwsRadar.Cli.Coaching;

/// <summary>The inline policy of a user or role that holds what the coach added, and nothing else.</summary>
internal sealed class CoachPolicy(AdminClient admin, GrantTarget target)
{
    private string Kind => target.Kind == GrantTargetKind.User ? "User" : "Role";

    /// <summary>What it allows now.</summary>
    /// <exception cref="SetupException">It cannot be read, or somebody edited it.</exception>
    public async Task<ImmutableArray<Permission>> ReadAsync(CancellationToken cancellation)
    {
        var found = await admin.FindAsync($"Get{Kind}Policy", Input(), cancellation);
        if (found is null)
        {
            return [];
        }

        var text = PolicyDocuments.Decode(found.Value.GetProperty("PolicyDocument"));
        var document = PolicyParser.Parse(text, PolicyType.Identity).Document;
        return document.IsReadable && document.Statements.All(IsOfCoach)
            ? [.. document.Statements.SelectMany(PermissionsOf)]
            : throw new SetupException(CoachWords.Edited(AttachCommand.PolicyName, target.Name));
    }

    /// <summary>Writes it with the permissions besides those that it has.</summary>
    public async Task AddAsync(IEnumerable<Permission> permissions, CancellationToken cancellation)
    {
        var input = Input();
        input["PolicyDocument"] = PermissionPolicy.ToJson([.. await ReadAsync(cancellation), .. permissions]);
        await admin.ChangeAsync($"Put{Kind}Policy", input, cancellation);
    }

    private JsonObject Input() => new() { [$"{Kind}Name"] = target.Name, ["PolicyName"] = AttachCommand.PolicyName };

    private static bool IsOfCoach(Statement statement) =>
        statement is { Effect: Effect.Allow, Action.IsNot: false, Resource.IsNot: false, IsReadable: true }
        && statement.Conditions.IsEmpty;

    private static IEnumerable<Permission> PermissionsOf(Statement statement) =>
        statement.Action.Patterns.SelectMany(action =>
            statement.Resource!.Patterns.Select(resource => new Permission(action.Value, resource.Value))
        );
}
