using AwsRadar.Core.Graph;
using AwsRadar.Core.Snapshots;
using AwsRadar.Web.Model;
using AwsRadar.Web.Page;

namespace AwsRadar.Web.Serving;

/// <summary>One snapshot behind the page: its model, ready to be sent, and its answers.</summary>
internal sealed class ServedAccount
{
    private readonly AskedAccount _asked;

    public ServedAccount(Snapshot snapshot, SayKept? sayLedger)
    {
        Id = snapshot.Id;
        var graph = RelationGraph.Build(snapshot);
        _asked = new AskedAccount(snapshot, graph);
        Compressed = ModelBytes.Compress(ReportModel.From(snapshot, graph, _asked, sayLedger));
    }

    public string Id { get; }

    /// <summary>The model as JSON in gzip.</summary>
    public ReadOnlyMemory<byte> Compressed { get; }

    public AnswerModel WhoCan(AccessQuestionModel question)
    {
        lock (_asked)
        {
            return _asked.Ask(question.Action, question.Resource);
        }
    }
}
