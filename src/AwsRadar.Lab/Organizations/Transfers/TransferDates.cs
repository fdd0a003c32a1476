using AwsRadar.Lab.Operations;

namespace AwsRadar.Lab.Organizations.Transfers;

/// <summary>When a transfer may begin and end: months are billed whole.</summary>
/// <remarks>https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteOrganizationToTransferResponsibility.html#API_InviteOrganizationToTransferResponsibility_Errors, InvalidInputException</remarks>
internal static class TransferDates
{
    /// <summary>Why a transfer may not begin then, or null.</summary>
    public static LabError? CheckStart(DateTimeOffset start, DateTimeOffset now) =>
        start.TimeOfDay != TimeSpan.Zero
            ? Invalid(
                "START_DATE_NOT_BEGINNING_OF_DAY",
                "The start date must be the beginning of the day (00:00:00.000)."
            )
        : start.Day != 1
            ? Invalid("START_DATE_NOT_BEGINNING_OF_MONTH", "The start date must be the first day of the month.")
        : start <= now ? Invalid("START_DATE_TOO_EARLY", "The start date is too early.")
        : null;

    /// <summary>Why a transfer may not end then, or null. AWS's clients send whole seconds.</summary>
    public static LabError? CheckEnd(DateTimeOffset end, DateTimeOffset now) =>
        end.ToUnixTimeSeconds() != EndOfMonth(end).ToUnixTimeSeconds()
            ? Invalid(
                "END_DATE_NOT_END_OF_MONTH",
                "The end date must be the end of the last day of the month (23.59.59.999)."
            )
        : end < now ? Invalid("END_DATE_TOO_EARLY", "It is too early for the transfer to end.")
        : null;

    /// <summary>The end of the month that a moment is in.</summary>
    public static DateTimeOffset EndOfMonth(DateTimeOffset at) =>
        new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1).AddMilliseconds(-1);

    private static LabError Invalid(string reason, string why) => OrganizationErrors.InvalidInput(reason, why);
}
