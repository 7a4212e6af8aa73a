namespace Wander.Output;

/// <summary>
/// Standard output or standard error, which can be closed, or a file on a full disk. The stream drops whatever it cannot write
/// and keeps the first error, so that the command still ends in an orderly way.
/// </summary>
/// <param name="inner">The stream of the process.</param>
internal sealed class OutputStream(Stream inner) : Stream
{
    /// <summary>The operating system's message for the first failed write; null when all writes succeeded.</summary>
    public string? Failure { get; private set; }

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc />
    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure ??= ReasonOf(e);
        }
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Failure is not null)
            return;
        try
        {
            inner.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = ReasonOf(e);
        }
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    // For a closed stream, .NET throws UnauthorizedAccessException; its inner exception has the actual reason.
    private static string ReasonOf(Exception e) => (e.InnerException ?? e).Message.Split(" : ")[0].TrimEnd('.');
}
