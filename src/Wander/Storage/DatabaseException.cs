namespace Wander.Storage;

/// <summary>SQLite refused. It leaves this folder as a <see cref="StoreFailure"/> only.</summary>
/// <param name="code">SQLite's extended result code (sqlite.org/rescode.html).</param>
/// <param name="message">What SQLite says of it.</param>
internal sealed class DatabaseException(int code, string message) : Exception(message)
{
    /// <summary>The extended result code.</summary>
    public int Code { get; } = code;

    /// <summary>The kind of it: the primary result code.</summary>
    public int PrimaryCode => Code & 0xFF;
}
