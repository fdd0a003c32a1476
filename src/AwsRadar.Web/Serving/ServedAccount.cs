using System.Collections.Frozen;
using AwsRadar.Core.Snapshots;
using AwsRadar.Web.Model;
using AwsRadar.Web.Page;

namespace AwsRadar.Web.Serving;

/// <summary>One snapshot behind the page: its model, ready to be sent, and its answers.</summary>
internal sealed class ServedAccount
{
    private readonly Lazy<EverybodyAsked> _everybody;
    private readonly FrozenDictionary<string, int> _nodes;

    public ServedAccount(Snapshot snapshot)
    {
        Id = snapshot.Id;
        var model = ReportModel.From(snapshot);
        Compressed = ModelBytes.Compress(model);
        _nodes = model
            .Nodes.Select((node, index) => (node.Key, index))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        _everybody = new Lazy<EverybodyAsked>(() => new EverybodyAsked(snapshot));
    }

    public string Id { get; }

    /// <summary>The model as JSON in gzip.</summary>
    public ReadOnlyMemory<byte> Compressed { get; }

    public AnswerModel WhoCan(AccessQuestionModel question)
    {
        lock (_everybody)
        {
            var answers = _everybody.Value.Ask(question.Action, question.Resource);
            return AnswerModel.From(question.Action, question.Resource, answers, _nodes);
        }
    }
}
