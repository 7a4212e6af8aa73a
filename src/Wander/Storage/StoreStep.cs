namespace Wander.Storage;

/// <summary>A step that a <see cref="StoreKeeper"/> executes, as a <see cref="StoreRound"/> decides.</summary>
internal abstract record StoreStep;

/// <summary>Open the file.</summary>
internal sealed record OpenStep : StoreStep;

/// <summary>The file is new: mark all records as changed.</summary>
internal sealed record BeginStep : StoreStep;

/// <summary>Load the records of the file into memory.</summary>
internal sealed record LoadStep : StoreStep;

/// <summary>The records are in memory already: read only the keys of the rows.</summary>
internal sealed record ResumeStep : StoreStep;

/// <summary>Write the changed records.</summary>
internal sealed record WriteStep : StoreStep;

/// <summary>Update the full-text index.</summary>
internal sealed record IndexStep : StoreStep;

/// <summary>Close the file and rename it, so that a new one can be created.</summary>
/// <param name="Damage">The damage.</param>
/// <param name="IsUsable">True when the file can still be used if renaming it fails.</param>
internal sealed record SetAsideStep(StoreFailure Damage, bool IsUsable) : StoreStep;

/// <summary>The file was deleted, renamed or replaced: close it and mark all records as changed.</summary>
internal sealed record LeaveStep : StoreStep;

/// <summary>The file cannot be written: load its records without writing.</summary>
/// <param name="Failure">Why the file cannot be written.</param>
internal sealed record LoadReadOnlyStep(StoreFailure Failure) : StoreStep;

/// <summary>Report a failure, close the file and open it again.</summary>
/// <param name="Failure">The failure.</param>
internal sealed record ReopenStep(StoreFailure Failure) : StoreStep;

/// <summary>Report a failure. The attempt is over, and the next one opens the file again.</summary>
/// <param name="Failure">The failure.</param>
internal sealed record WaitStep(StoreFailure Failure) : StoreStep;

/// <summary>All changes are written. The attempt is over, and the next one writes the next changes.</summary>
internal sealed record EndStep : StoreStep;

/// <summary>The outcome of a <see cref="StoreStep"/>.</summary>
internal abstract record StoreOutcome
{
    private StoreOutcome()
    {
    }

    /// <summary>The step succeeded.</summary>
    public sealed record Done : StoreOutcome;

    /// <summary>The file is open.</summary>
    /// <param name="IsNew">True when it was empty or did not exist.</param>
    public sealed record Opened(bool IsNew) : StoreOutcome;

    /// <summary>The changed records are on the disk.</summary>
    /// <param name="IsIndexed">True when the full-text index contains all of them.</param>
    public sealed record Written(bool IsIndexed) : StoreOutcome;

    /// <summary>The file, which cannot be written, cannot be read either.</summary>
    public sealed record Unreadable : StoreOutcome;

    /// <summary>The step failed. The file is closed.</summary>
    /// <param name="Failure">The failure.</param>
    public sealed record Failed(StoreFailure Failure) : StoreOutcome;
}
