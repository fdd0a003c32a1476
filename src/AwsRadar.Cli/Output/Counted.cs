namespace AwsRadar.Cli.Output;

/// <summary>So many of something, in words: <c>1 snapshot</c>, <c>2 snapshots</c>.</summary>
internal static class Counted
{
    public static string Answers(int count) => count == 1 ? Translate("1 answer") : Translate($"{count} answers");

    public static string Calls(int count) => count == 1 ? Translate("1 call") : Translate($"{count} calls");

    public static string CsvFiles(int count) => count == 1 ? Translate("1 CSV file") : Translate($"{count} CSV files");

    public static string Edges(int count) => count == 1 ? Translate("1 edge") : Translate($"{count} edges");

    public static string Files(int count) => count == 1 ? Translate("1 file") : Translate($"{count} files");

    public static string Nodes(int count) => count == 1 ? Translate("1 node") : Translate($"{count} nodes");

    public static string Resources(int count) =>
        count == 1 ? Translate("1 resource") : Translate($"{count:N0} resources");

    public static string Roles(int count) => count == 1 ? Translate("1 role") : Translate($"{count} roles");

    public static string Services(int count) => count == 1 ? Translate("1 service") : Translate($"{count} services");

    public static string Snapshots(int count) => count == 1 ? Translate("1 snapshot") : Translate($"{count} snapshots");

    public static string Tables(int count) => count == 1 ? Translate("1 table") : Translate($"{count} tables");

    public static string Users(int count) => count == 1 ? Translate("1 user") : Translate($"{count} users");
}
