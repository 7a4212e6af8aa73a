using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Wander.Configuration;

/// <summary>
/// The sources of settings: the files that were read, the folders that were searched, and the files that were searched for.
/// Immutable.
/// </summary>
public sealed class SettingsSources
{
    private readonly ImmutableArray<KeyValuePair<string, FileStamp>> _stamps;

    private SettingsSources(ImmutableArray<KeyValuePair<string, FileStamp>> stamps, string digest)
    {
        _stamps = stamps;
        Digest = digest;
    }

    /// <summary>The SHA-256 hash, in hexadecimal, of everything that was read and of which files existed.</summary>
    public string Digest { get; }

    /// <summary>Returns the same sources in their current state, which is determined without reading them.</summary>
    public SettingsSources Refreshed() =>
        new([.. _stamps.Select(stamp => KeyValuePair.Create(stamp.Key, FileStamp.Of(stamp.Key)))], Digest);

    /// <summary>True when the same sources had the same state at both times.</summary>
    public bool HaveSameState(SettingsSources other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _stamps.AsSpan().SequenceEqual(other._stamps.AsSpan());
    }

    /// <summary>
    /// Returns a source whose state differs: a file in preference to a folder, whose state changes whenever a file in it is
    /// added or removed.
    /// </summary>
    /// <returns>Its absolute path; null when no state differs.</returns>
    public string? FindDifference(SettingsSources other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var changed = _stamps.Zip(other._stamps).Where(pair => pair.First.Value != pair.Second.Value).Select(
            pair => pair.First.Key).ToList();
        return changed.Find(path => !Directory.Exists(path)) ?? changed.FirstOrDefault();
    }

    /// <summary>Collects the sources while settings are read.</summary>
    internal sealed class Builder : IDisposable
    {
        private readonly Dictionary<string, FileStamp> _stamps = new(StringComparer.Ordinal);
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        /// <summary>
        /// Adds a source. It must be added before it is read, so that a change that happens while it is read is detected later.
        /// </summary>
        /// <param name="path">The absolute path.</param>
        /// <returns>The state of the source when it was first added.</returns>
        public FileStamp Add(string path)
        {
            if (!_stamps.TryGetValue(path, out var stamp))
                _stamps.Add(path, stamp = FileStamp.Of(path));
            return stamp;
        }

        /// <summary>Adds bytes to the digest.</summary>
        public void Read(ReadOnlySpan<byte> bytes)
        {
            // The length makes the digest change when bytes move from one file to the next.
            _hash.AppendData(BitConverter.GetBytes(bytes.Length));
            _hash.AppendData(bytes);
        }

        /// <summary>Returns the collected sources.</summary>
        public SettingsSources Build() => new([.. _stamps], Convert.ToHexStringLower(_hash.GetCurrentHash()));

        /// <inheritdoc />
        public void Dispose() => _hash.Dispose();
    }
}
