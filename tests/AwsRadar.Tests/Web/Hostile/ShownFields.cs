using System.Collections.Immutable;
using AwsRadar.Core.Graph;
using AwsRadar.Web.Model;

namespace AwsRadar.Tests.Web.Hostile;

/// <summary>Where the page shows each text field of its model; a field may be shown in several places, and is checked in each.</summary>
internal static class ShownFields
{
    private const string Details = ".panel .facts bdi";
    private const string Cells = "main td bdi";

    /// <summary>Kinds whose names are the page's own words, in its language.</summary>
    private static readonly NodeKind[] NamedByThePage =
    [
        NodeKind.Everyone,
        NodeKind.EveryService,
        NodeKind.ThisAccount,
        NodeKind.Unreadable,
    ];

    public static ImmutableArray<ShownField> All { get; } =
    [
        OfAccount("AboutModel.Account", "", ".top .account bdi", model => [model.About.Account]),
        OfAccount("AboutModel.Aliases", "", ".top .account bdi", model => model.About.Aliases),
        OfAccount("AboutModel.Snapshot", "history", "main bdi", model => [model.About.Snapshot]),
        OfAccount("AboutModel.Caller", "coverage", "main p bdi", model => [model.About.Caller]),
        Own("AboutModel.Version", "the version of the program"),
        OfNode(
            "NodeModel.Key",
            Details,
            node =>
                [
                    node.Key.StartsWith("arn:", StringComparison.Ordinal) && node.Kind != NodeKind.InlinePolicy
                        ? node.Key
                        : null,
                ]
        ),
        OfNode("NodeModel.Name", ".panel h2 bdi", NameOf),
        OfNode("NodeModel.Name", ".box.centre .name", NameOf),
        OfNode("NodeModel.Name", ".link title", (model, node) => IsTied(model, node) ? NameOf(node) : []) with
        {
            IsPart = true,
        },
        OfAccount(
            "NodeModel.Name",
            "?table=",
            Cells,
            model => model.Nodes.Where(node => IsTied(model, node) && !IsBroad(node)).SelectMany(NameOf)
        ),
        OfAccount("NodeModel.Name", "users", Cells, model => NamesOf(model, NodeKind.User)),
        OfAccount("NodeModel.Name", "roles", Cells, model => NamesOf(model, NodeKind.Role)),
        OfAccount("NodeModel.Name", "outside", Cells, model => NamesOf(model, NodeKind.ForeignPrincipal)),
        OfAccount("NodeModel.Path", "users", Cells, model => PathsOf(model, NodeKind.User)),
        OfAccount("NodeModel.Path", "groups", Cells, model => PathsOf(model, NodeKind.Group)),
        OfAccount("NodeModel.Path", "roles", Cells, model => PathsOf(model, NodeKind.Role)),
        OfNode("NodeModel.Id", Details, node => [node.Id]),
        OfNode("NodeModel.Description", Details, node => [node.Description]),
        OfNode(
            "ReportModel.Tags",
            ".panel .tags bdi",
            (model, node) => node.Tags?.SelectMany(tag => model.Tags[tag]) ?? []
        ),
        OfNode(
            "VersionModel.Id",
            ".panel .document summary",
            node => node.Versions?.Select(version => version.Id) ?? []
        ) with
        {
            IsPart = true,
        },
        OfNode(
            "ReportModel.Documents",
            ".panel .policy",
            (model, node) => node.Text is { } text ? [model.Documents[text]] : []
        ) with
        {
            IsLaidOut = true,
        },
        OfNode(
            "AdministratorModel.Through",
            ".panel .badge",
            node => [node.Administrator?.Through?.Split('/')[^1]]
        ) with
        {
            IsPart = true,
        },
        Own("AdministratorModel.Service", "a service of the program's own list"),
        OfNode("NodeModel.LastUsedRegion", Details, node => [node.LastUsedRegion]),
        OfNode("PolicyModel.DefaultVersionId", Details, node => [node.Policy?.DefaultVersionId]),
        OfNode(
            "PolicyModel.DefaultVersionId",
            ".panel .document summary",
            node => [node.Text is null ? null : node.Policy?.DefaultVersionId]
        ) with
        {
            IsPart = true,
        },
        OfNode("ProviderModel.ClientIds", Details, node => node.Provider?.ClientIds ?? []),
        OfNode("KeyModel.Id", Details, node => node.User?.Keys?.Select(key => key.Id) ?? []),
        OfNode("KeyModel.LastUsedService", Details, node => node.User?.Keys?.Select(key => key.LastUsedService) ?? []),
        OfCoverage("Account", entry => entry.Account?.ToString()),
        OfCoverage("Region", entry => entry.Region),
        OfCoverage("Service", entry => $"{entry.Service}:{entry.Operation}"),
        OfCoverage("Operation", entry => $"{entry.Service}:{entry.Operation}"),
        OfCoverage("Subject", entry => entry.Subject),
        OfCoverage("MissingPermission", entry => entry.MissingPermission),
        OfCoverage("DeniedAction", entry => entry.DeniedAction),
        OfCoverage("ErrorCode", entry => entry.ErrorCode),
        OfCoverage("Message", entry => entry.Message),
        OfCoverage("RequestId", entry => entry.RequestId),
        Own("FindingModel.Id", "a rule of the program"),
        Own("FindingModel.Title", "a rule of the program"),
        Own("FindingModel.Advice", "a rule of the program"),
        Own("ReportModel.Korean", "stands where FindingModel.Facts do, on a Korean page"),
        Own("AnswerModel.Korean", "stands where AnswerModel.Reasons do, on a Korean page"),
        OfAccount(
            "FindingModel.Subjects",
            "findings",
            Cells,
            model => model.Findings.SelectMany(finding => finding.Subjects)
        ),
        OfAccount(
            "FindingModel.Facts",
            "findings",
            Cells,
            model => model.Findings.SelectMany(finding => finding.Facts)
        ),
        OfAccount("AnswerModel.Action", "ask", ".asked bdi", model => model.Answers.Select(answer => answer.Action)),
        Own("AnswerModel.Resource", "every resource, or what was typed into the page"),
        OfAccount("AnswerModel.Policies", Asked, Cells, model => AnswerOf(model).Policies),
        OfAccount("AnswerModel.Reasons", Asked, Cells, model => AnswerOf(model).Reasons),
        OfAccount("AnswerModel.Resources", AskedSome, Cells, model => AnswerOf(model, "s3:PutBucketPolicy").Resources),
        Own("ConditionTermModel.Operator", "an operator that the evaluator knows, in the page's words"),
        OfAccount("ConditionTermModel.Key", AskedWhen, Cells, model => TermsOf(model).Select(term => term.Key)) with
        {
            IsPart = true,
        },
        OfAccount(
            "ConditionTermModel.Values",
            AskedWhen,
            Cells,
            model => TermsOf(model).SelectMany(term => term.Values)
        ) with
        {
            IsPart = true,
        },
        Own(
            "OtherPrincipalModel.Name",
            "the root user, or whom a resource's policy names: the served page's own test has it"
        ),
        Own("AnswerModel.Assumed", "the program's words for types of policies"),
        Own("ReportModel.AccountSummary", "the page counts by itself"),
        Own("AccessQuestionModel.Action", "what was typed into the page: the question's own test has it"),
        Own("AccessQuestionModel.Resource", "what was typed into the page: the question's own test has it"),
        Own("FailureModel.Message", "the served page's own test has it"),
        Own("SnapshotModel.Id", "the served page's own test has it"),
        Own("SnapshotModel.Account", "the served page's own test has it"),
        Own("Lesson.Snapshot", "the id of a scan of the program's own lab"),
        Own("Lesson.Identity", "the lesson's user, whom the program names"),
        Own("LessonStep.Id", "a step of the program"),
        Own("LessonStepModel.Step", "a step of the program"),
        Own("LessonCall.Who", "the lesson's user or root"),
        Own("LessonCall.Command", "the program's own words: the lesson's test has it"),
        Own("LessonCall.Answer", "what the program's own lab answers: the lesson's test has it"),
        Own("LessonCall.MissingPermission", "an action of the lesson: its test has it"),
    ];

    /// <summary>A question that the user's condition leaves open.</summary>
    private const string Asked = "ask?action=s3%3AGetObject&resource=*&table=";

    /// <summary>A question of which a part is allowed.</summary>
    private const string AskedSome = "ask?action=s3%3APutBucketPolicy&resource=*&table=";

    /// <summary>A question that turns on a condition.</summary>
    private const string AskedWhen = "ask?action=s3%3ADeleteBucket&resource=*&table=";

    private static AnswerModel AnswerOf(ReportModel model, string action = "s3:GetObject") =>
        model.Answers.Single(answer => answer.Action == action);

    private static IEnumerable<ConditionTermModel> TermsOf(ReportModel model) =>
        AnswerOf(model, "s3:DeleteBucket").Conditions.SelectMany(each => each).SelectMany(each => each.Terms);

    /// <summary>Names as the page shows them; null where it has a word of its own.</summary>
    public static IEnumerable<string> NameOf(NodeModel node) => NamedByThePage.Contains(node.Kind) ? [] : [node.Name];

    private static IEnumerable<string> NamesOf(ReportModel model, NodeKind kind) =>
        model.Nodes.Where(node => node.Kind == kind).Select(node => node.Name);

    private static IEnumerable<string> PathsOf(ReportModel model, NodeKind kind) =>
        model.Nodes.Where(node => node.Kind == kind).Select(node => node.Path ?? "/");

    private static bool IsTied(ReportModel model, NodeModel node)
    {
        const int Stride = 5;
        var index = model.Nodes.IndexOf(node);
        return Enumerable.Range(0, model.Relations.Length).Any(at => at % Stride < 2 && model.Relations[at] == index);
    }

    /// <summary>Services may be drawn as one.</summary>
    private static bool IsBroad(NodeModel node) => node.Kind is NodeKind.Service;

    private static ShownField OfAccount(
        string field,
        string address,
        string selector,
        Func<ReportModel, IEnumerable<string?>> texts
    ) => new(field, address, selector, texts);

    private static ShownField OfNode(string field, string selector, Func<NodeModel, IEnumerable<string?>> texts) =>
        OfNode(field, selector, (_, node) => texts(node));

    private static ShownField OfNode(
        string field,
        string selector,
        Func<ReportModel, NodeModel, IEnumerable<string?>> texts
    ) => new(field, "of/", selector, model => model.Nodes.SelectMany(node => texts(model, node))) { OfNode = texts };

    private static ShownField OfCoverage(string field, Func<Core.Snapshots.CoverageEntry, string?> text) =>
        OfAccount($"CoverageEntry.{field}", "coverage", Cells, model => model.Coverage.Select(text));

    private static ShownField Own(string field, string why) => new(field, "", "", _ => []) { Not = why };
}
