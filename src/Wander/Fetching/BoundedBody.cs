using System.Buffers;
using System.Collections.Frozen;
using System.IO.Compression;
using Wander.Protocol.Findings;

namespace Wander.Fetching;

/// <summary>As much of a body as was wanted.</summary>
/// <param name="Bytes">The decoded bytes.</param>
/// <param name="IsWhole">False when there was more.</param>
/// <param name="WireBytes">How many bytes came over the wire for them.</param>
internal readonly record struct BodyPart(ReadOnlyMemory<byte> Bytes, bool IsWhole, int WireBytes)
{
    // HTML at its most repetitive is packed to a fiftieth.
    private const int MostUnpacked = 100;

    /// <summary>True for what no honest site sends: 1.6 KB of Brotli become 1 GiB.</summary>
    public bool IsBomb => !IsWhole && Bytes.Length > (long)WireBytes * MostUnpacked;

    /// <summary>Why the body cannot be decoded; null when it can.</summary>
    public Failure? Failure { get; init; }
}

/// <summary>
/// Reads a body of which nothing can be believed: bytes are counted while they arrive and again once decoded, and one content
/// encoding is undone (design, section 14; RFC 9110, section 8.4).
/// </summary>
internal static class BoundedBody
{
    /// <summary>The encodings that we undo, for <c>Accept-Encoding</c>.</summary>
    public const string AcceptedEncodings = "gzip, br";

    // Those that browsers undo, whether asked for or not.
    private static readonly FrozenSet<string> Encodings = FrozenSet.Create(
        StringComparer.Ordinal, "gzip", "x-gzip", "br", "deflate", "zstd", "compress", "x-compress", "dcb", "dcz");

    /// <summary>Reads to the end, or to the bound.</summary>
    /// <param name="body">The bytes as they arrive.</param>
    /// <param name="encoding">The content encoding; null for none.</param>
    /// <param name="maximumBytes">The bound.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<BodyPart> ReadAsync(
        Stream body, string? encoding, int maximumBytes, CancellationToken cancellationToken)
    {
        await using var wire = new CountedStream(body, maximumBytes);
        await using var decoded = Decode(wire, encoding);
        if (decoded is null)
            return Failed(FailureKind.UnknownContentEncoding, Beginning(encoding!));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        using var content = new MemoryStream();
        BodyPart Part(bool isWhole) => new(content.GetBuffer().AsMemory(0, (int)content.Length), isWhole, wire.Count);
        try
        {
            while (await decoded.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                var room = maximumBytes - (int)content.Length;
                content.Write(buffer, 0, Math.Min(read, room));
                if (read > room)
                    return Part(isWhole: false);
            }
            return Part(isWhole: !wire.IsBeyondBound);
        }
        // Brotli says it with the second one.
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            if (wire.IsBeyondBound)
                return Part(isWhole: false); // the decoder missed the rest, which we did not want to have
            return Failed(FailureKind.BrokenContentEncoding, encoding);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Null for an encoding that browsers decode and we do not.
    private static Stream? Decode(Stream wire, string? encoding) => encoding?.Trim().ToLowerInvariant() switch
    {
        null or "" or "identity" => wire,
        "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
        "br" => new BrotliStream(wire, CompressionMode.Decompress),
        // "none", "utf-8": as browsers have it
        var other when !other.Split(',', StringSplitOptions.TrimEntries).Any(Encodings.Contains) => wire,
        _ => null,
    };

    private static BodyPart Failed(FailureKind kind, string? detail) =>
        default(BodyPart) with { Failure = new Failure(kind) { Detail = detail } };

    private static string Beginning(string encoding)
    {
        var name = encoding.Trim().ToLowerInvariant();
        return name.Length > 40 ? name[..40] : name;
    }

    /// <summary>Ends after so many bytes, and knows whether there was more.</summary>
    private sealed class CountedStream(Stream inner, int maximumBytes) : Stream
    {
        // Little at a time, so that the count says how much a decoder needed for what it gave.
        private const int Chunk = 2 * 1024;

        private int _left = maximumBytes;

        public int Count { get; private set; }

        public bool IsBeyondBound { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer.Length > Chunk ? buffer[..Chunk] : buffer, cancellationToken);
            if (read > _left)
                (read, IsBeyondBound) = (_left, true);
            _left -= read;
            Count += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
