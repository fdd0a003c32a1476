using System.Numerics;
using System.Security.Cryptography;
using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Authorization.Denials;

/// <summary>
/// What was denied lately, by authorization id. It is kept beside the lab's state, not in it: a denial changes no account,
/// and is gone with the lab.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied-authorization-id.html</remarks>
/// <param name="maxDenials">
/// Older ones make place for newer ones, so that a client which is denied for ever does not fill the memory.
/// </param>
internal sealed class DenialLog(int maxDenials = 10_000)
{
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int IdBytes = 16;
    private static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly Queue<RecordedDenial> _inOrder = new();
    private readonly Dictionary<string, RecordedDenial> _byId = new(StringComparer.Ordinal);

    /// <summary>Records the denial and tells its id in the error's text.</summary>
    public LabError Add(OperationCall call, Operation operation, IEnumerable<PermissionDetails> details, LabError error)
    {
        var denial = new RecordedDenial(
            CreateId(),
            call.Now,
            call.State.AccountId,
            call.Lab.OrganizationOf(call.State.AccountId)?.Id,
            [.. RequestKeys.OfRequest(call, operation)],
            [.. details.Select(one => new RecordedEvaluation(one, [.. RequestKeys.OfPermission(call, one.Needed)]))]
        );
        lock (_gate)
        {
            _inOrder.Enqueue(denial);
            _byId.Add(denial.Id, denial);
            if (_inOrder.Count > maxDenials)
            {
                _byId.Remove(_inOrder.Dequeue().Id);
            }
        }

        return error with
        {
            Message =
                $"{error.Message}. Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/{denial.Id}"
                + $" for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: {denial.Id}",
        };
    }

    /// <summary>Null when there is none, or it was longer ago than AWS remembers.</summary>
    public RecordedDenial? Find(string id, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _byId.GetValueOrDefault(id) is { } denial && now - denial.At <= Retention ? denial : null;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _inOrder.Clear();
            _byId.Clear();
        }
    }

    /// <summary>128 random bits in base 36, as AWS writes them.</summary>
    private static string CreateId()
    {
        var number = new BigInteger(RandomNumberGenerator.GetBytes(IdBytes), isUnsigned: true);
        var text = "";
        while (number > 0)
        {
            number = BigInteger.DivRem(number, Base36.Length, out var digit);
            text = Base36[(int)digit] + text;
        }

        return text;
    }
}
