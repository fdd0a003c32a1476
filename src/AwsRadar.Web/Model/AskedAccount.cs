using System.Collections.Frozen;
using AwsRadar.Core.Access;
using AwsRadar.Core.Evaluation;
using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Web.Model;

/// <summary>Puts the page's questions to a snapshot: each is answered as <c>aws-radar who-can</c> answers it.</summary>
internal sealed class AskedAccount(Snapshot snapshot, RelationGraph graph)
{
    private readonly AccountAccess _account = KoreanWords.InEnglish(() => new AccountAccess(snapshot));
    private readonly FrozenDictionary<string, int> _nodes = graph.Nodes.ToFrozenDictionary(
        node => node.Key,
        node => node.Index,
        StringComparer.Ordinal
    );

    /// <param name="action"><c>service:Action</c>.</param>
    /// <param name="resource">An ARN, with wildcards to ask about each that fits; <c>*</c>: any resource of the account.</param>
    public AnswerModel Ask(string action, string resource)
    {
        var question = new AccessQuestion
        {
            Principal = RequestPrincipal.Anonymous,
            Action = action,
            Resource = resource,
        };
        return KoreanWords.InEnglish(() => AnswerModel.From(action, resource, WhoCan.Ask(_account, question), _nodes));
    }
}
