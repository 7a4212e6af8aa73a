namespace Wander.Storage;

/// <summary>Tells the owner how keeping goes, in <see cref="StoreHealth"/> and in the log: once when it changes.</summary>
/// <param name="name">The file, as the owner would write it: <c>data/wander.db</c>.</param>
/// <param name="health">Where <c>/healthz</c> looks.</param>
/// <param name="log">The log.</param>
internal sealed partial class StoreReport(string name, StoreHealth health, ILogger log)
{
    /// <summary>Everything is kept.</summary>
    public void Keeping()
    {
        if (health.Now.Problem is null)
            return;
        health.Now = health.Now with { Problem = null };
        LogKeepingAgain(name);
    }

    /// <summary>Nothing can be kept.</summary>
    public void Failed(StoreFailure failure) => Failed(failure.Message(name));

    /// <summary>Nothing can be kept, for a reason in words.</summary>
    public void Failed(string words)
    {
        if (health.Now.Problem == words)
            return;
        health.Now = health.Now with { Problem = words };
        LogFailed(words);
    }

    /// <summary>A damaged file was set aside.</summary>
    /// <param name="damage">What was found.</param>
    /// <param name="aside">Its new path.</param>
    public void SetAside(StoreFailure damage, string aside)
    {
        var words = $"{damage.Message(name)}: it was set aside as {Path.GetFileName(aside)}, and a new one was begun";
        health.Now = health.Now with { Loss = words };
        LogLoss(words);
    }

    /// <summary>Somebody took the file away.</summary>
    /// <param name="isReplaced">True when there is another one in its place.</param>
    public void Gone(bool isReplaced)
    {
        if (isReplaced)
            LogReplaced(name);
        else
            LogGone(name);
    }

    /// <summary>The stored network was read.</summary>
    public void Read(StoredNetwork stored)
    {
        if (stored.Consoles.Count + stored.Pages.Count > 0)
            LogRead(stored.Consoles.Count, stored.Pages.Count, name);
        if (stored.Skipped > 0)
            LogSkipped(stored.Skipped, name);
    }

    /// <summary>We made a mistake.</summary>
    public void Bug(Exception exception)
    {
        LogBug(exception);
        Failed($"{name} cannot be kept: the reason is in the log");
    }

    [LoggerMessage(1, LogLevel.Information, "{Name}: keeping again")]
    private partial void LogKeepingAgain(string name);

    [LoggerMessage(2, LogLevel.Error, "{Words}")]
    private partial void LogFailed(string words);

    [LoggerMessage(3, LogLevel.Error, "{Words}")]
    private partial void LogLoss(string words);

    [LoggerMessage(4, LogLevel.Warning, "{Name} is not there any more: a new one is begun")]
    private partial void LogGone(string name);

    [LoggerMessage(5, LogLevel.Information, "Known already: {Consoles} consoles and {Pages} pages, from {Name}")]
    private partial void LogRead(int consoles, int pages, string name);

    [LoggerMessage(6, LogLevel.Warning, "{Rows} entries of {Name} make no sense, and were left out")]
    private partial void LogSkipped(int rows, string name);

    [LoggerMessage(7, LogLevel.Error, "Keeping the network failed unexpectedly")]
    private partial void LogBug(Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "{Name} was replaced by another file: what is known is written to that one "
        + "(a backup is put back while Wander is stopped)")]
    private partial void LogReplaced(string name);
}
