using System.Diagnostics.CodeAnalysis;
using Wander.Configuration.Yaml;

namespace Wander.Configuration.Files;

/// <summary>A file of the owner's, whole, as long as it is not too long.</summary>
internal static class BoundedFile
{
    /// <summary>
    /// Reads a file; false, with the reason, when it cannot be read or has more than <see cref="SettingsText.MaximumBytes"/>.
    /// </summary>
    /// <param name="path">Where it is.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="mistake">Why there are none, in words.</param>
    public static bool TryRead(string path, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? mistake)
    {
        if (TryRead(path, SettingsText.MaximumBytes, out bytes, out mistake))
            return true;
        mistake ??= "this file is larger than 1 MiB: split it, or move patterns to several `ignore_files`";
        return false;
    }

    /// <summary>Reads a file; false when it cannot be read, with the reason, or has more bytes than it may have.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="maximum">How many bytes it may have.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="mistake">Why it cannot be read, in words; null when it is too large.</param>
    public static bool TryRead(string path, int maximum, [NotNullWhen(true)] out byte[]? bytes, out string? mistake)
    {
        bytes = null;
        mistake = null;
        try
        {
            // By what is read and not by the length that it claims: a file can be a pipe, or grow.
            using var file = File.OpenRead(path);
            var buffer = new byte[maximum + 1];
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length <= maximum)
                bytes = buffer[..length];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            mistake = $"this file cannot be read ({exception.Message}): let the user that runs wander read it";
        }
        return bytes is not null;
    }
}
