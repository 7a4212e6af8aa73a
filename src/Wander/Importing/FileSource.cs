using Wander.Configuration.Files;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Importing;

/// <summary>What a file, or standard input, has in it, within bounds.</summary>
/// <param name="time">The clock for how long is waited.</param>
internal sealed class FileSource(TimeProvider time)
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>How long a file may give nothing: a pipe to which nobody writes would keep us for ever.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly string TooLarge =
        $"this is larger than {ImportContent.MaximumBytes / 1024 / 1024} MiB, and no list of anybody is: look whether it is "
            + $"the right one";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is in it, or why not and what to do.</returns>
    public async Task<(ImportContent? Content, string? Mistake)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (WhyNotThere(path) is { } mistake)
            return (null, mistake);
        try
        {
            // On a thread that nobody waits for at the end: opening a pipe lasts until somebody writes to it.
            var (bytes, why) = await Task.Run(() => Read(path), cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return bytes is null ? (null, why) : (new ImportContent(Path.GetFileName(path), bytes), null);
        }
        catch (TimeoutException)
        {
            return (null, $"nothing came out of it in {Patience.TotalSeconds:0} s: if it is a pipe, let something write to it");
        }
    }

    /// <summary>Reads standard input to its end.</summary>
    public static async Task<(ImportContent? Content, string? Mistake)> ReadAsync(
        Stream input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        // On a thread that nobody waits for at the end: a terminal gives nothing until somebody types.
        var bytes = await Task.Run(() => Read(input), cancellationToken).WaitAsync(cancellationToken);
        return bytes is null ? (null, TooLarge) : (new ImportContent("standard input", bytes), null);
    }

    private static string? WhyNotThere(string path)
    {
        if (path.Length == 0)
            return $"a name is missing: {ImportKinds.WhatCanBe}";
        if (Directory.Exists(path))
            return $"this is a folder: name a file in it, like {Quote.Whole(Path.Combine(path, "wander.js"))}";
        if (File.Exists(path))
            return null;
        return path.Contains('/', StringComparison.Ordinal) && PageAddress.TryParse("https://" + path, out var address)
            && address.Host.Contains('.', StringComparison.Ordinal)
            ? $"there is no such file: if it is an address, write {address}"
            : $"there is no such file: {ImportKinds.WhatCanBe}";
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

    private static (byte[]? Bytes, string? Mistake) Read(string path) =>
        BoundedFile.TryRead(path, ImportContent.MaximumBytes, out var bytes, out var mistake) ? (bytes, null)
            : (null, mistake ?? TooLarge);
}
