using AwsRadar.Cli.CommandLine;

return await Application.RunAsync(args, CliHost.OfProcess());
