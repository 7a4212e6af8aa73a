namespace Wander.Output;

/// <summary>
/// Standard output or standard error, which can be closed, or a file on a full disk: what cannot be written is given up, and the
/// first reason is kept. A command ends in order all the same.
/// </summary>
/// <param name="inner">The stream of the process.</param>
internal sealed class OutputStream(Stream inner) : Stream
{
    /// <summary>Why something could not be written, in the system's words; null while all could.</summary>
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
            Failure ??= WordsOf(e);
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
            Failure = WordsOf(e);
        }
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    // .NET calls a closed one a matter of access, and says inside what it is.
    private static string WordsOf(Exception e) => (e.InnerException ?? e).Message.Split(" : ")[0].TrimEnd('.');
}
