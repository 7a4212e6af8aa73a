namespace Wander.Storage;

/// <summary>Reports the state of the store in <see cref="StoreHealth"/> and in the log, once for each change.</summary>
/// <param name="name">The path of the file as the owner would write it in the settings: <c>data/wander.db</c>.</param>
/// <param name="health">Receives the state that <c>/healthz</c> shows.</param>
/// <param name="log">The log.</param>
internal sealed partial class StoreReport(string name, StoreHealth health, ILogger log)
{
    /// <summary>Reports that all records are stored.</summary>
    public void Stored()
    {
        if (health.Now.Problem is null)
            return;
        health.Now = health.Now with { Problem = null };
        LogStoredAgain(name);
    }

    /// <summary>Reports that the network cannot be stored.</summary>
    /// <param name="failure">The failure.</param>
    public void Failed(StoreFailure failure) => Failed(failure.Message(name));

    /// <summary>Reports that the network cannot be stored.</summary>
    /// <param name="message">The message.</param>
    public void Failed(string message)
    {
        if (health.Now.Problem == message)
            return;
        health.Now = health.Now with { Problem = message };
        LogFailed(message);
    }

    /// <summary>Reports that a damaged file was renamed.</summary>
    /// <param name="damage">The damage.</param>
    /// <param name="aside">The new path of the file.</param>
    public void SetAside(StoreFailure damage, string aside)
    {
        var message = $"{damage.Message(name)}. It was renamed to {Path.GetFileName(aside)}, and a new file was created.";
        health.Now = health.Now with { Loss = message };
        LogLoss(message);
    }

    /// <summary>Reports that the file was deleted, renamed or replaced while it was open.</summary>
    /// <param name="isReplaced">True when another file is at its path.</param>
    public void Gone(bool isReplaced)
    {
        if (isReplaced)
            LogReplaced(name);
        else
            LogGone(name);
    }

    /// <summary>Reports that the stored network was read.</summary>
    public void Read(StoredNetwork stored)
    {
        if (stored.Consoles.Count + stored.Pages.Count > 0)
            LogRead(stored.Consoles.Count, stored.Pages.Count, name);
        if (stored.Skipped > 0)
            LogSkipped(stored.Skipped, name);
    }

    /// <summary>Reports an unexpected exception.</summary>
    public void Bug(Exception exception)
    {
        LogBug(exception);
        Failed($"{name} could not be written because of an internal error. See the log.");
    }

    [LoggerMessage(1, LogLevel.Information, "The network is stored in {Name} again")]
    private partial void LogStoredAgain(string name);

    [LoggerMessage(2, LogLevel.Error, "{Message}")]
    private partial void LogFailed(string message);

    [LoggerMessage(3, LogLevel.Error, "{Message}")]
    private partial void LogLoss(string message);

    [LoggerMessage(4, LogLevel.Warning, "{Name} no longer exists. A new file is created.")]
    private partial void LogGone(string name);

    [LoggerMessage(5, LogLevel.Information, "Loaded {Consoles} consoles and {Pages} pages from {Name}")]
    private partial void LogRead(int consoles, int pages, string name);

    [LoggerMessage(6, LogLevel.Warning, "Skipped {Rows} invalid rows of {Name}")]
    private partial void LogSkipped(int rows, string name);

    [LoggerMessage(7, LogLevel.Error, "Storing the network failed unexpectedly")]
    private partial void LogBug(Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "{Name} was replaced by another file. The network is written to the new file. "
        + "To restore a backup, stop Wander first.")]
    private partial void LogReplaced(string name);
}
