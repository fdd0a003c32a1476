namespace AwsRadar.Cli.Output;

/// <summary>One column of a listing, for tables, text and CSV.</summary>
internal sealed record Column<T>(string Header, Func<T, string> Value);
