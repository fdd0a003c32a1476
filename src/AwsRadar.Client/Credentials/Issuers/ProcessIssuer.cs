using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using AwsRadar.Client.Configuration;

namespace AwsRadar.Client.Credentials.Issuers;

/// <summary>A program that a profile names and that prints credentials. It is run as it stands, not by a shell.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html</remarks>
internal sealed class ProcessIssuer(CredentialSettings settings, SharedProfile profile, string command)
    : ICredentialIssuer
{
    private const int MaxOutputBytes = 64 * 1024;

    public CredentialSource Source => CredentialSource.Process;

    public string Origin =>
        Translate($"the `credential_process` of profile `{profile.Name}` in {profile.PlaceOf("credential_process")}");

    public static ProcessIssuer? FromProfile(CredentialSettings settings, SharedProfile profile) =>
        profile["credential_process"] is { } command ? new ProcessIssuer(settings, profile, command) : null;

    public async Task<IssuedCredentials> IssueAsync(CancellationToken cancellationToken)
    {
        var json = IssuedJson.Parse(await RunAsync(cancellationToken), Origin);
        return
            json.TryGetProperty("Version", out var version)
            && version.ValueKind is JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number == 1
            ? WithAccount(IssuedJson.Read(json, "SessionToken", Origin))
            : throw CredentialErrors.None(Translate($"What {Origin} answered does not say `\"Version\": 1`."));
    }

    private IssuedCredentials WithAccount(IssuedCredentials issued) =>
        issued with
        {
            Keys = issued.Keys with { AccountId = issued.Keys.AccountId ?? profile[StaticKeys.Account] },
        };

    private async Task<ReadOnlyMemory<byte>> RunAsync(CancellationToken cancellationToken)
    {
        using var process = Start();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(settings.Options.CredentialProcessTimeout);
        try
        {
            process.StandardInput.Close();
            // Read so that the program never blocks, and forgotten: it is not ours to show, and may hold secrets.
            var noise = process.StandardError.BaseStream.CopyToAsync(Stream.Null, timeout.Token);
            var output = await ReadAsync(process.StandardOutput.BaseStream, timeout.Token);
            await noise;
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0
                ? output
                : throw CredentialErrors.None(
                    Translate(
                        $"{Capital(Origin)} ended with exit code {process.ExitCode}: run it by hand to see what it says."
                    )
                );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw CredentialErrors.None(
                Translate(
                    $"{Capital(Origin)} did not answer within {settings.Options.CredentialProcessTimeout.TotalSeconds:0.#} seconds and was stopped."
                )
            );
        }
        finally
        {
            Stop(process);
        }
    }

    private Process Start()
    {
        var words =
            CommandWords.Split(command)
            ?? throw CredentialErrors.None(
                Translate($"{Capital(Origin)} has a quote that is not closed, or no command at all.")
            );
        SayForeignProgram(words[0]);
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.Options.EnvironmentVariables ?? Nothing)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw CredentialErrors.None(
                Translate($"{Capital(Origin)} cannot be run: {exception.Message.TrimEnd('.')}.")
            );
        }
    }

    /// <summary>A variable that a downloaded project set may bring a file, and with it a program, that nobody has looked at.</summary>
    private void SayForeignProgram(string program)
    {
        if (settings.Environment.HasForeignFiles)
        {
            Warning.Say(
                settings.Options,
                () =>
                    Translate(
                        $"{Capital(Origin)}, a file that the environment names, runs `{program}` to get credentials."
                    )
            );
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaxOutputBytes + 1];
        var read = await output.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MaxOutputBytes
            ? bytes.AsMemory(0, read)
            : throw CredentialErrors.None(Translate($"{Capital(Origin)} printed more than 64 KiB and was stopped."));
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended already, which is what is wanted.
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static IReadOnlyDictionary<string, string> Nothing { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
