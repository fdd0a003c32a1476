namespace AwsRadar.Store;

/// <summary>What storing a snapshot took.</summary>
/// <param name="IsNew">False if the very same snapshot was stored before; then nothing was written.</param>
/// <param name="Entities">How many parts the snapshot has, ledger included.</param>
/// <param name="NewEntities">How many of them no earlier snapshot held: the others were not stored again.</param>
public sealed record SaveResult(bool IsNew, int Entities, int NewEntities);
