using System.Diagnostics.CodeAnalysis;
using Wander.Configuration.Yaml;

namespace Wander.Configuration.Files;

/// <summary>Reads a whole file of the owner, up to a maximum size.</summary>
internal static class BoundedFile
{
    /// <summary>
    /// Reads a file. Returns false, with the reason, when it cannot be read or has more than
    /// <see cref="SettingsText.MaximumBytes"/>.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="mistake">Why the file was not read, with the remedy.</param>
    public static bool TryRead(string path, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? mistake)
    {
        if (TryRead(path, SettingsText.MaximumBytes, out bytes, out mistake))
            return true;
        mistake ??= "The file is larger than 1 MiB. Split it, or move ignore patterns to several `ignore_files`.";
        return false;
    }

    /// <summary>Reads a file. Returns false when it cannot be read or is too large.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="maximum">The maximum size in bytes.</param>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="mistake">Why the file cannot be read, with the remedy; null when it is too large.</param>
    public static bool TryRead(string path, int maximum, [NotNullWhen(true)] out byte[]? bytes, out string? mistake)
    {
        bytes = null;
        mistake = null;
        try
        {
            // The length that the file reports is not used, because a file can be a pipe or grow.
            using var file = File.OpenRead(path);
            var buffer = new byte[maximum + 1];
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length <= maximum)
                bytes = buffer[..length];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            mistake = $"The file cannot be read ({exception.Message.TrimEnd('.')}). "
                + "Give the user that runs wander permission to read it.";
        }
        return bytes is not null;
    }
}
