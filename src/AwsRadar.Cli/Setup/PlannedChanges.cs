using System.Collections.Immutable;

namespace AwsRadar.Cli.Setup;

/// <summary>Carries out a plan and plans again, until the account is as it was meant to be.</summary>
internal static class PlannedChanges
{
    private const int MostRounds = 5;

    /// <param name="planAsync">What is still to be done.</param>
    /// <exception cref="SetupException">AWS refused a change, or somebody else keeps changing the same.</exception>
    public static async Task MakeAsync(
        AdminClient admin,
        ImmutableArray<SetupStep> steps,
        Func<CancellationToken, Task<ImmutableArray<SetupStep>>> planAsync,
        CancellationToken cancellation
    )
    {
        for (var round = 0; !steps.IsEmpty; round++)
        {
            if (round == MostRounds)
            {
                throw new SetupException(SetupWords.Unsettled);
            }

            foreach (var step in steps)
            {
                await admin.ChangeAsync(step.Operation, step.Input, cancellation);
            }

            steps = await planAsync(cancellation);
        }
    }
}
