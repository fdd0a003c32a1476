using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AwsRadar.Cli.Output;
using AwsRadar.Client;
using AwsRadar.Client.Calls;
using AwsRadar.Collector;
using AwsRadar.Core.Snapshots;
using AwsRadar.Lab;
using AwsRadar.Lab.Accounts;
using AwsRadar.Store;
using AwsRadar.Web.Lessons;

namespace AwsRadar.Cli.Demo;

/// <summary>The lesson on the page: each step makes its calls to a lab of its own, and shows them.</summary>
internal sealed class PageLesson : IServedLesson, IAsyncDisposable
{
    private const string Root = "root";

    private readonly LabServer _lab;
    private readonly LabAdministrator _administrator;
    private readonly string _storePath;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly ImmutableArray<(string Id, Func<CancellationToken, Task> Take)> _steps;
    private readonly List<LessonCall> _calls = [];
    private AwsClient? _identity;
    private string _permission = "";
    private int _taken;

    private PageLesson(LabServer lab, string storePath)
    {
        _lab = lab;
        _storePath = storePath;
        _administrator = new LabAdministrator(lab)
        {
            Answered = (operation, input, output) =>
                _calls.Add(new LessonCall(Root, LessonCommand.Of(operation, input), Shown(output))),
        };
        _steps =
        [
            ("user", cancellation => DemoIdentity.CreateUserAsync(_administrator, cancellation)),
            ("key", CreateKeyAsync),
            ("denial", BeDeniedAsync),
            ("policy", GrantAsync),
            ("success", SucceedAsync),
            ("picture", ScanAsync),
        ];
        State = new Lesson([.. _steps.Select(step => new LessonStep(step.Id, []))]);
    }

    public Lesson State { get; private set; }

    /// <summary>Starts a lab with the sample account, and reads it, so that the page has something to show from the start.</summary>
    public static async Task<PageLesson> StartAsync(string storePath, CancellationToken cancellation)
    {
        var lab = await LabServer.StartAsync(new LabOptions { Account = LabAccount.Sample }, cancellation);
        var lesson = new PageLesson(lab, storePath);
        try
        {
            await lesson.KeepAsync(lesson._administrator.Client, cancellation);
            return lesson;
        }
        catch
        {
            await lesson.DisposeAsync();
            throw;
        }
    }

    public async Task<Lesson?> TakeAsync(string step, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_taken == _steps.Length || _steps[_taken].Id != step)
            {
                return null;
            }

            _calls.Clear();
            await _steps[_taken].Take(cancellationToken);
            State = State with { Steps = State.Steps.SetItem(_taken, new LessonStep(step, [.. _calls])) };
            _taken++;
            return State;
        }
        catch (DemoFailure failure)
        {
            throw new LessonException(failure.Message, failure);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _identity?.Dispose();
        _administrator.Dispose();
        _oneAtATime.Dispose();
        await _lab.DisposeAsync();
    }

    private async Task CreateKeyAsync(CancellationToken cancellation)
    {
        var identity = await DemoIdentity.CreateKeyAsync(_administrator, cancellation);
        _identity = LabAdministrator.ClientFor(_lab, identity.Key);
    }

    private async Task BeDeniedAsync(CancellationToken cancellation) =>
        _permission = DemoLesson.MissingPermission(await ListUsersAsync(cancellation));

    private Task GrantAsync(CancellationToken cancellation) =>
        DemoLesson.GrantAsync(_administrator, _permission, _lab.AccountId, cancellation);

    private async Task SucceedAsync(CancellationToken cancellation)
    {
        var result = await ListUsersAsync(cancellation);
        if (!result.IsSuccess)
        {
            throw new DemoFailure("ListUsers", result.Error);
        }
    }

    private async Task ScanAsync(CancellationToken cancellation)
    {
        await DemoLesson.GrantScanAsync(_administrator, _lab.AccountId, cancellation);
        var snapshot = await KeepAsync(_identity!, cancellation);
        _calls.Add(
            new LessonCall(
                DemoIdentity.UserName,
                $"aws-radar scan --profile {DemoIdentity.UserName}",
                Translate(
                    $"{snapshot.Users.Length} users, {snapshot.Groups.Length} groups, {snapshot.Roles.Length} roles, {snapshot.ManagedPolicies.Length} managed policies"
                )
            )
        );
        State = State with { Snapshot = snapshot.Id, Identity = snapshot.Caller?.ToString() };
    }

    private async Task<CallResult> ListUsersAsync(CancellationToken cancellation)
    {
        var result = await DemoLesson.ListUsersAsync(_identity!, cancellation);
        _calls.Add(
            new LessonCall(
                DemoIdentity.UserName,
                LessonCommand.Of("ListUsers", []),
                result.IsSuccess ? Shown(result.Output) : $"{result.Error.Code}: {result.Error.Message}",
                IsDenied: !result.IsSuccess,
                result.Error?.MissingPermission
            )
        );
        return result;
    }

    private async Task<Snapshot> KeepAsync(AwsClient client, CancellationToken cancellation)
    {
        var scan = await Scan.RunAsync(client, cancellationToken: cancellation);
        var snapshot = scan.Snapshot ?? throw new DemoFailure(Translate("the scan"), scan.Error!);
        using var store = SnapshotStore.Open(_storePath);
        store.Save(snapshot);
        return snapshot;
    }

    /// <summary>The output as a person reads it. A key's secret is shown to nobody, not even the lab's.</summary>
    private static string Shown(JsonElement output)
    {
        if (output.ValueKind != JsonValueKind.Object)
        {
            return "{}";
        }

        var json = JsonNode.Parse(output.GetRawText())!.AsObject();
        if (json["AccessKey"] is JsonObject key)
        {
            key["SecretAccessKey"] = "***";
        }

        return JsonText.Format(JsonElement.Parse(json.ToJsonString()), indented: true);
    }
}
