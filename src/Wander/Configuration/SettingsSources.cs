using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Wander.Configuration;

/// <summary>
/// What settings were read from: files, folders that were looked through, and files that were looked for. Immutable.
/// </summary>
public sealed class SettingsSources
{
    private readonly ImmutableArray<KeyValuePair<string, FileStamp>> _stamps;

    private SettingsSources(ImmutableArray<KeyValuePair<string, FileStamp>> stamps, string digest)
    {
        _stamps = stamps;
        Digest = digest;
    }

    /// <summary>The same for the same contents: SHA-256 of all that was read, and of what was there, in hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>The same sources as they are now, as far as that can be told without reading them.</summary>
    public SettingsSources Again() =>
        new([.. _stamps.Select(stamp => KeyValuePair.Create(stamp.Key, FileStamp.Of(stamp.Key)))], Digest);

    /// <summary>True where nothing changed between the two looks at the same sources.</summary>
    public bool AreLike(SettingsSources other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _stamps.AsSpan().SequenceEqual(other._stamps.AsSpan());
    }

    /// <summary>
    /// A source that is different in the other look: a file rather than a folder, which differs when a file comes or goes.
    /// </summary>
    /// <returns>Its absolute path; null where all are alike.</returns>
    public string? FirstOtherIn(SettingsSources other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var changed = _stamps.Zip(other._stamps).Where(pair => pair.First.Value != pair.Second.Value).Select(
            pair => pair.First.Key).ToList();
        return changed.Find(path => !Directory.Exists(path)) ?? changed.FirstOrDefault();
    }

    /// <summary>Gathers sources while settings are read.</summary>
    internal sealed class Builder : IDisposable
    {
        private readonly Dictionary<string, FileStamp> _stamps = new(StringComparer.Ordinal);
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        /// <summary>Something is about to be looked at, so that a change of it meanwhile is a change since.</summary>
        /// <param name="path">Its absolute path.</param>
        /// <returns>How it was when it was first added.</returns>
        public FileStamp Add(string path)
        {
            if (!_stamps.TryGetValue(path, out var stamp))
                _stamps.Add(path, stamp = FileStamp.Of(path));
            return stamp;
        }

        /// <summary>Something was found out.</summary>
        public void Read(ReadOnlySpan<byte> bytes)
        {
            _hash.AppendData(BitConverter.GetBytes(bytes.Length)); // so that nothing moves unseen from one file to the next
            _hash.AppendData(bytes);
        }

        /// <summary>All of it.</summary>
        public SettingsSources Build() => new([.. _stamps], Convert.ToHexStringLower(_hash.GetCurrentHash()));

        /// <inheritdoc />
        public void Dispose() => _hash.Dispose();
    }
}
