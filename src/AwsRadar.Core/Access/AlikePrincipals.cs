using System.Globalization;
using System.Text;
using AwsRadar.Core.Evaluation;

namespace AwsRadar.Core.Access;

/// <summary>
/// Remembers what somebody may do for all whose policies say the same about it: among ten thousand roles there are few ways
/// to be allowed one action. Two users, or two roles, are alike where the same of their policies are about the actions,
/// none of all that were asked turns on who asks, and no resource's policy names either.
/// </summary>
internal sealed class AlikePrincipals(AccountAccess account, GrantFinder finder)
{
    private static readonly char[] Separators = [':', '/'];

    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<NamedPolicy, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<NamedPolicy> _asked = new(ReferenceEqualityComparer.Instance);

    public PrincipalGrants Find(RequestPrincipal principal)
    {
        if (principal.Form is not (PrincipalForm.User or PrincipalForm.Role))
        {
            return finder.Find(principal);
        }

        var shape = ShapeOf(principal);
        if (_known.TryGetValue(shape, out var known))
        {
            return known.Grants is { } grants && !IsNamed(known, principal) ? grants : finder.Find(principal);
        }

        _asked.Clear();
        var found = finder.Find(principal, _asked);
        var made = new Known(IsPersonal(principal) ? null : found, NamesIn(_asked));
        // Who is named stands for nobody else: the next one is asked.
        if (made.Grants is null || !IsNamed(made, principal))
        {
            _known.Add(shape, made);
        }

        return found;
    }

    private bool IsPersonal(RequestPrincipal principal) =>
        _asked.Any(policy => finder.Classes.IsPersonal(policy, IsUser(principal)));

    private static bool IsUser(RequestPrincipal principal) => principal.Form == PrincipalForm.User;

    /// <summary>All of a principal itself that bears on the answer.</summary>
    private string ShapeOf(RequestPrincipal principal)
    {
        var own = account.PoliciesOf(principal);
        var shape = new StringBuilder();
        shape.Append(CultureInfo.InvariantCulture, $"{principal.Form} {principal.IsServiceLinkedRole}");
        foreach (var policy in own.Identity.Where(each => finder.Classes.IsAbout(each, IsUser(principal))))
        {
            shape.Append(CultureInfo.InvariantCulture, $" {NumberOf(policy)}");
        }

        foreach (var policy in own.PermissionsBoundary ?? [])
        {
            shape.Append(CultureInfo.InvariantCulture, $" within {NumberOf(policy)}");
        }

        foreach (var type in own.NotKnown)
        {
            shape.Append(CultureInfo.InvariantCulture, $" without {type}");
        }

        return shape.ToString();
    }

    private int NumberOf(NamedPolicy policy)
    {
        if (!_numbers.TryGetValue(policy, out var number))
        {
            number = _numbers[policy] = _numbers.Count;
        }

        return number;
    }

    /// <summary>Every word of the ARNs of those whom the policies name.</summary>
    private static HashSet<string> NamesIn(IEnumerable<NamedPolicy> policies) =>
        policies
            .SelectMany(policy => policy.Document.Statements)
            .SelectMany(statement => statement.Principal?.Principals ?? [])
            .SelectMany(named => named.Value.Value.Split(Separators))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool IsNamed(Known known, RequestPrincipal principal) =>
        known.Names.Count > 0 && known.Names.Contains(principal.Arn.Name.ToString());

    /// <param name="Grants">Null: what decides turns on who asks.</param>
    /// <param name="Names">Of those of whom it may not hold.</param>
    private sealed record Known(PrincipalGrants? Grants, HashSet<string> Names);
}
