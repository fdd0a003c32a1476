using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using AwsRadar.Client.Calls;
using AwsRadar.Collector.Calls;
using AwsRadar.Collector.Details;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Collector.Iam;

/// <summary>
/// IAM's access advisor: a report for each user and role, which IAM makes first. Service-linked roles are left out, because
/// nobody can change what they may do.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html</remarks>
internal static class AccessAdvisorCollector
{
    private const string ServiceLinkedPath = "/aws-service-role/";
    private const string InProgress = "IN_PROGRESS";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly ScanCall DetailsCall = CallRegistry.Find("iam", "GetAccountAuthorizationDetails");
    private static readonly ScanCall Generate = CallRegistry.Find("iam", "GenerateServiceLastAccessedDetails");
    private static readonly ScanCall Get = CallRegistry.Find("iam", "GetServiceLastAccessedDetails");

    public static async Task<ImmutableArray<ServiceLastAccess>> CollectAsync(
        CallRunner runner,
        AuthorizationDetails details,
        CancellationToken cancellationToken
    )
    {
        var jobs = await new EntityCalls(Generate, Translatable("user or role")).AskAsync(
            runner,
            [
                .. details.Users.Select(user => user.Arn.ToString()),
                .. details
                    .Roles.Where(role => !role.Path.StartsWith(ServiceLinkedPath, StringComparison.Ordinal))
                    .Select(role => role.Arn.ToString()),
            ],
            arn => CallInput.Of("Arn", arn, "Granularity", "ACTION_LEVEL"),
            (answer, arn) => new[] { (Arn: arn, Job: AnswerReader.Text(answer, "JobId")) },
            cancellationToken
        );
        runner.Follow(Generate, DetailsCall, Translatable("Not all users and roles are known."));

        var jobOf = jobs.ToDictionary(job => job.Arn, job => job.Job, StringComparer.Ordinal);
        // Who may use nothing has a report too.
        var answered = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var uses = await new EntityCalls(Get, Translatable("user or role"))
        {
            Ask = AskAsync,
            Judge = (_, reply) => reply,
        }.AskAsync(
            runner,
            jobOf.Keys,
            arn => CallInput.Of("JobId", jobOf[arn]),
            (page, arn) =>
            {
                answered[arn] = true;
                return Read(page).Select(use => (Arn: arn, Use: use));
            },
            cancellationToken
        );
        runner.Follow(Get, Generate, Translatable("Not all reports were made."));
        var usesOf = uses.ToLookup(use => use.Arn, use => use.Use, StringComparer.Ordinal);
        return
        [
            .. answered
                .Keys.Order(StringComparer.Ordinal)
                .Select(arn => new ServiceLastAccess
                {
                    Arn = Core.Arns.Arn.Parse(arn),
                    Services =
                    [
                        .. usesOf[arn]
                            .DistinctBy(use => use.Service, StringComparer.Ordinal)
                            .OrderBy(use => use.Service, StringComparer.Ordinal),
                    ],
                }),
        ];
    }

    /// <summary>Asks again while IAM makes the report.</summary>
    private static async Task<CallReply> AskAsync(
        CallRunner runner,
        JsonElement input,
        Func<JsonElement, int> read,
        CancellationToken cancellationToken
    )
    {
        for (var waited = TimeSpan.Zero; ; waited += Interval)
        {
            var status = "";
            var reply = await runner.AskAsync(
                Get,
                input,
                page =>
                {
                    status = AnswerReader.Text(page, "JobStatus");
                    return status is InProgress ? 0 : read(page);
                },
                cancellationToken,
                isFinal: _ => status is not InProgress
            );
            if (!reply.IsAnswered || status is "COMPLETED")
            {
                return reply;
            }

            if (status is not InProgress || waited >= runner.Options.ReportPatience)
            {
                return reply with
                {
                    Outcome = CallOutcome.Failed,
                    Message = Translatable(
                        $"IAM had not made the report after {waited.TotalSeconds:F0} seconds: {status}."
                    ),
                };
            }

            await runner.WaitAsync(Get, Interval, Translatable("IAM makes the report"), cancellationToken);
        }
    }

    private static IEnumerable<ServiceUse> Read(JsonElement page) =>
        AnswerReader
            .List(page, "ServicesLastAccessed")
            .Select(service => new ServiceUse(
                AnswerReader.Text(service, "ServiceNamespace"),
                AnswerReader.TimeOrNull(service, "LastAuthenticated"),
                AnswerReader.TextOrNull(service, "LastAuthenticatedRegion")
            )
            {
                Actions =
                [
                    .. (
                        AnswerReader.Find(service, "TrackedActionsLastAccessed") is null
                            ? default
                            : AnswerReader.List(service, "TrackedActionsLastAccessed")
                    )
                        .Select(action => new ActionUse(
                            AnswerReader.Text(action, "ActionName"),
                            AnswerReader.TimeOrNull(action, "LastAccessedTime")
                        ))
                        .DistinctBy(action => action.Name, StringComparer.OrdinalIgnoreCase)
                        .OrderBy(action => action.Name, StringComparer.Ordinal),
                ],
            });
}
