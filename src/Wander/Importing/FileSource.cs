using Wander.Configuration.Files;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Importing;

/// <summary>Reads a file or standard input, up to a maximum size and time.</summary>
/// <param name="time">The clock for the maximum time.</param>
internal sealed class FileSource(TimeProvider time)
{
    /// <summary>The argument for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The maximum time for reading a file: a named pipe without a writer would block forever.</summary>
    public static readonly TimeSpan MaximumWait = TimeSpan.FromSeconds(15);

    private static readonly string TooLarge =
        $"The file is larger than {ImportContent.MaximumBytes / 1024 / 1024} MiB. Check that it is the right file.";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Cancels waiting for the file.</param>
    /// <returns>The content, or a message: the problem and its remedy.</returns>
    public async Task<(ImportContent? Content, string? Problem)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (MissingFileProblem(path) is { } missing)
            return (null, missing);
        try
        {
            // On a background thread, which does not keep the process alive: opening a pipe blocks until it has a writer.
            var (bytes, problem) = await Task.Run(() => Read(path), cancellationToken)
                .WaitAsync(MaximumWait, time, cancellationToken);
            return bytes is null ? (null, problem) : (new ImportContent(Path.GetFileName(path), bytes), null);
        }
        catch (TimeoutException)
        {
            return (null, $"Nothing could be read within {MaximumWait.TotalSeconds:0} s. "
                + "If it is a pipe, make sure that a program writes to it.");
        }
    }

    /// <summary>Reads standard input to its end.</summary>
    public static async Task<(ImportContent? Content, string? Problem)> ReadAsync(
        Stream input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        // On a background thread, which does not keep the process alive: reading from a terminal blocks until there is input.
        var bytes = await Task.Run(() => Read(input), cancellationToken).WaitAsync(cancellationToken);
        return bytes is null ? (null, TooLarge) : (new ImportContent("standard input", bytes), null);
    }

    private static string? MissingFileProblem(string path)
    {
        if (path.Length == 0)
            return $"The file name is empty. {ImportKinds.Remedy}";
        if (Directory.Exists(path))
            return $"This is a folder. Pass a file in it, for example {Quote.Whole(Path.Combine(path, "wander.js"))}.";
        if (File.Exists(path))
            return null;
        return path.Contains('/', StringComparison.Ordinal) && PageAddress.TryParse("https://" + path, out var address)
            && address.Host.Contains('.', StringComparison.Ordinal)
            ? $"The file does not exist. If it is a web address, pass {address}."
            : $"The file does not exist. {ImportKinds.Remedy}";
    }

    private static byte[]? Read(Stream input)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (input.Read(buffer) is > 0 and var read)
        {
            if (content.Length + read > ImportContent.MaximumBytes)
                return null;
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }

    private static (byte[]? Bytes, string? Problem) Read(string path) =>
        BoundedFile.TryRead(path, ImportContent.MaximumBytes, out var bytes, out var problem) ? (bytes, null)
            : (null, problem ?? TooLarge);
}
