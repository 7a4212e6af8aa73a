namespace Wander.Exporting;

/// <summary>Compares files.</summary>
internal static class FileComparison
{
    private const int PartLength = 64 * 1024;

    /// <summary>Returns true when both files exist and contain the same bytes.</summary>
    public static async Task<bool> HaveSameContentAsync(string one, string other, CancellationToken cancellationToken)
    {
        if (!File.Exists(other) || new FileInfo(one).Length != new FileInfo(other).Length)
            return false;
        await using var first = File.OpenRead(one);
        await using var second = File.OpenRead(other);
        var (part, same) = (new byte[PartLength], new byte[PartLength]);
        while (await first.ReadAtLeastAsync(part, PartLength, throwOnEndOfStream: false, cancellationToken) is > 0 and var length)
        {
            if (await second.ReadAtLeastAsync(same, PartLength, throwOnEndOfStream: false, cancellationToken) != length
                || !part.AsSpan(0, length).SequenceEqual(same.AsSpan(0, length)))
                return false;
        }
        return true;
    }
}
