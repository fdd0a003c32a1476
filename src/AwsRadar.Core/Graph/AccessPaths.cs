using System.Collections.Frozen;
using System.Collections.Immutable;
using AwsRadar.Core.Access;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Graph;

/// <summary>
/// How one becomes another, or an administrator: by assuming roles, passing them to services, and escalating privileges.
/// Whether a step can be taken, evaluation decides. Each is looked up when a search first comes to it; a search visits
/// nobody twice, so that circles end.
/// </summary>
public sealed class AccessPaths
{
    private readonly AccessSteps _steps;
    private readonly FrozenSet<string> _administrators;
    private readonly ImmutableArray<string> _everybody;
    private readonly Dictionary<string, ImmutableArray<AccessStep>> _known = new(StringComparer.Ordinal);

    /// <param name="account">The account that is asked.</param>
    /// <param name="question">Its context and policies go with each question; who, what and which resource are left aside.</param>
    public AccessPaths(AccountAccess account, AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(account);
        _steps = new AccessSteps(account, question);
        _administrators = AdministratorFinder
            .Find(account.Snapshot)
            .Where(each => each.Through is null)
            .Select(each => each.Principal.ToString())
            .ToFrozenSet(StringComparer.Ordinal);
        _everybody =
        [
            .. account.Snapshot.Users.Select(user => user.Arn.ToString()),
            .. account.Snapshot.Roles.Select(role => role.Arn.ToString()),
        ];
    }

    /// <summary>The shortest path of each sureness that is shorter than every surer one, the surest first; empty: there is none.</summary>
    /// <param name="from">Who begins.</param>
    /// <param name="to">The ARN of a user or role.</param>
    public ImmutableArray<AccessPath> Find(RequestPrincipal from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        return Search(from.Text, step => string.Equals(step.To, to, StringComparison.Ordinal));
    }

    /// <summary>As <see cref="Find"/>, to anybody who may do everything.</summary>
    public ImmutableArray<AccessPath> FindAdministrator(RequestPrincipal from)
    {
        ArgumentNullException.ThrowIfNull(from);
        return FindAdministrator(from.Text);
    }

    /// <summary>The surest path of each user and role of the account that can become an administrator and is none, by name.</summary>
    public ImmutableArray<AccessPath> FindAllToAdministrator() =>
        [
            .. _everybody
                .Where(each => !_administrators.Contains(each))
                .Select(FindAdministrator)
                .Where(paths => !paths.IsEmpty)
                .Select(paths => paths[0])
                .OrderBy(path => path.Possibility)
                .ThenBy(path => path.From, StringComparer.Ordinal),
        ];

    private ImmutableArray<AccessPath> FindAdministrator(string from) =>
        _administrators.Contains(from)
            ? [new AccessPath(from, [])]
            : Search(from, step => step.To is null || _administrators.Contains(step.To));

    private ImmutableArray<AccessPath> Search(string from, Func<AccessStep, bool> isEnd)
    {
        var found = ImmutableArray.CreateBuilder<AccessPath>();
        foreach (var sureness in Enum.GetValues<Possibility>())
        {
            if (
                Search(from, isEnd, sureness) is { } path
                && (found.Count == 0 || path.Steps.Length < found[^1].Steps.Length)
            )
            {
                found.Add(path);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The shortest of the paths that take no step less sure.</summary>
    private AccessPath? Search(string from, Func<AccessStep, bool> isEnd, Possibility sureness)
    {
        var reached = new Dictionary<string, AccessStep?>(StringComparer.Ordinal) { [from] = null };
        var next = new Queue<string>([from]);
        while (next.TryDequeue(out var at))
        {
            foreach (var step in StepsOf(at).Where(step => step.Possibility <= sureness))
            {
                if (isEnd(step))
                {
                    return PathTo(step, from, reached);
                }

                if (step.To is { } to && reached.TryAdd(to, step))
                {
                    next.Enqueue(to);
                }
            }
        }

        return null;
    }

    private static AccessPath PathTo(AccessStep last, string from, Dictionary<string, AccessStep?> reached)
    {
        var steps = new Stack<AccessStep>();
        for (var step = last; step is not null; step = reached[step.From])
        {
            steps.Push(step);
        }

        return new AccessPath(from, [.. steps]);
    }

    private ImmutableArray<AccessStep> StepsOf(string from)
    {
        if (!_known.TryGetValue(from, out var steps))
        {
            steps = [.. _steps.Of(RequestPrincipal.Parse(from)).OrderBy(step => step.Possibility)];
            _known.Add(from, steps);
        }

        return steps;
    }
}
