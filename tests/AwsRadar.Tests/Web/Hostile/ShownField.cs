using AwsRadar.Web.Model;

namespace AwsRadar.Tests.Web.Hostile;

/// <summary>Where the page shows a text field of its model.</summary>
/// <param name="Field">Such as <c>NodeModel.Name</c>.</param>
/// <param name="Address">The view, as the address after <c>#/</c>.</param>
/// <param name="Selector">The elements of which one has the text.</param>
/// <param name="Texts">What stands there, of a model.</param>
internal sealed record ShownField(
    string Field,
    string Address,
    string Selector,
    Func<ReportModel, IEnumerable<string?>> Texts
)
{
    /// <summary>For what each node has: on that node's own view. Null for the whole account's.</summary>
    public Func<ReportModel, NodeModel, IEnumerable<string?>>? OfNode { get; init; }

    /// <summary>Whether the text is a part of what the element says.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether white space may differ, as in a policy that is laid out.</summary>
    public bool IsLaidOut { get; init; }

    /// <summary>Why the page shows no text of the account there; null where it does.</summary>
    public string? Not { get; init; }
}
