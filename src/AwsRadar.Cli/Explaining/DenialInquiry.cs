using System.Collections.Immutable;
using AwsRadar.Cli.CommandLine;
using AwsRadar.Client;
using AwsRadar.Client.Denials;

namespace AwsRadar.Cli.Explaining;

/// <summary>Asks AWS for what a message only points at: an encoded message, an authorization id.</summary>
/// <param name="profile">Whose calls are made where the command line names nobody.</param>
/// <param name="patience">How long to wait for IAM Toolbox; null: nobody is asked.</param>
internal sealed class DenialInquiry(CommandContext context, string? profile, TimeSpan? patience)
{
    /// <param name="request">What the text alone tells; null where that is nothing.</param>
    public async Task<(DeniedRequest? Request, ImmutableArray<string> Notes)> RunAsync(
        string text,
        DeniedRequest? request,
        CancellationToken cancellation
    )
    {
        if (patience is not { } wait)
        {
            return (request, []);
        }

        using var client = new AwsClient(
            context.Profile is null && profile is not null
                ? context.ClientOptions with
                {
                    ProfileName = profile,
                }
                : context.ClientOptions
        );
        var notes = ImmutableArray.CreateBuilder<string>();
        if (AccessDeniedParser.FindEncodedMessage(text) is { } encoded)
        {
            var (denial, note) = await EncodedMessage.DecodeAsync(client, encoded, cancellation);
            request = denial is null
                ? request
                : new DeniedRequest(denial, text, request?.RequestId, request?.AuthorizationId);
            Add(notes, note);
        }

        if (request is { AuthorizationId: { } id })
        {
            var details = new AuthorizationDetails(client, context.Host.Time, context.Say);
            var (denial, note) = await details.AddAsync(request.Denial, id, wait, cancellation);
            request = request with { Denial = denial };
            Add(notes, note);
        }

        return (request, notes.ToImmutable());
    }

    private static void Add(ImmutableArray<string>.Builder notes, string? note)
    {
        if (note is not null)
        {
            notes.Add(note);
        }
    }
}
