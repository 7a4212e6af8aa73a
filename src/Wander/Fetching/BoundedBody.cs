using System.Buffers;
using System.Collections.Frozen;
using System.IO.Compression;
using Wander.Protocol.Findings;

namespace Wander.Fetching;

/// <summary>A body, or its beginning up to a limit.</summary>
/// <param name="Bytes">The decoded bytes.</param>
/// <param name="IsWhole">False when the body is longer.</param>
/// <param name="WireBytes">The number of received bytes, before decoding.</param>
internal readonly record struct BodyPart(ReadOnlyMemory<byte> Bytes, bool IsWhole, int WireBytes)
{
    // Even very repetitive HTML has a compression ratio of only about 50.
    private const int MostUnpacked = 100;

    /// <summary>True for a decompression bomb: with Brotli, 1.6 KB can decode to 1 GiB.</summary>
    public bool IsBomb => !IsWhole && Bytes.Length > (long)WireBytes * MostUnpacked;

    /// <summary>The reason why the body cannot be decoded; null when it can.</summary>
    public Failure? Failure { get; init; }
}

/// <summary>
/// Reads an untrusted response body. It limits both the received and the decoded bytes, and decodes at most one content encoding
/// (RFC 9110, section 8.4).
/// </summary>
internal static class BoundedBody
{
    /// <summary>The supported encodings, for <c>Accept-Encoding</c>.</summary>
    public const string AcceptedEncodings = "gzip, br";

    // The encodings that browsers decode, requested or not.
    private static readonly FrozenSet<string> Encodings = FrozenSet.Create(
        StringComparer.Ordinal, "gzip", "x-gzip", "br", "deflate", "zstd", "compress", "x-compress", "dcb", "dcz");

    /// <summary>Reads a complete body, or its beginning up to the limit.</summary>
    /// <param name="body">The received bytes.</param>
    /// <param name="encoding">The content encoding; null for none.</param>
    /// <param name="maximumBytes">The maximum number of bytes, which applies before and after decoding.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
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
            return Part(isWhole: !wire.IsOverLimit);
        }
        // BrotliStream throws InvalidOperationException for invalid data.
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            if (wire.IsOverLimit)
                return Part(isWhole: false); // the data is incomplete only because of the limit
            return Failed(FailureKind.BrokenContentEncoding, encoding);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Returns null for an encoding that browsers decode but that is not supported here.
    private static Stream? Decode(Stream wire, string? encoding) => encoding?.Trim().ToLowerInvariant() switch
    {
        null or "" or "identity" => wire,
        "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
        "br" => new BrotliStream(wire, CompressionMode.Decompress),
        // Like browsers, treats invalid values such as "none" and "utf-8" as no encoding.
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

    /// <summary>Ends after a maximum number of bytes, and detects whether there were more.</summary>
    private sealed class CountedStream(Stream inner, int maximumBytes) : Stream
    {
        // Small reads, so that Count is close to the number of bytes that the decoder has used.
        private const int Chunk = 2 * 1024;

        private int _left = maximumBytes;

        public int Count { get; private set; }

        public bool IsOverLimit { get; private set; }

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
                (read, IsOverLimit) = (_left, true);
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
