using Wander.State;

namespace Wander.Storage;

/// <summary>
/// Executes the steps of a <see cref="StoreRound"/> on one file, which is open or closed. A step that fails closes the file. Not
/// thread-safe.
/// </summary>
/// <param name="path">The path of the file.</param>
/// <param name="memory">The records in memory.</param>
/// <param name="unindexed">Tracks the pages that are not in the full-text index yet.</param>
/// <param name="report">Reports failures and other events of the file.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreConnection(
    string path, CrawlMemory memory, UnindexedPages unindexed, StoreReport report, TimeProvider time) : IDisposable
{
    private static readonly StoreOutcome Done = new StoreOutcome.Done();

    private FileState _state = new FileState.ClosedFile();

    /// <summary>The open file; null while it is closed.</summary>
    public Store? Store => (_state as FileState.OpenFile)?.Store;

    /// <summary>True when the file is open and was deleted, renamed or replaced.</summary>
    public bool IsGone => Store is { IsGone: true };

    /// <summary>Executes a step.</summary>
    /// <param name="step">The step. Some steps require an open file; <see cref="StoreRound"/> ensures this.</param>
    /// <param name="url">The address of our console.</param>
    public StoreOutcome Take(StoreStep step, string url)
    {
        var outcome = step switch
        {
            OpenStep => Open(),
            BeginStep => Begin(),
            LoadStep => OutcomeOf(Load(OpenStore, url)),
            ResumeStep => OutcomeOf(OpenStore.Resume()),
            WriteStep => Write(url),
            IndexStep => Index(),
            SetAsideStep setAside => SetAside(setAside.Damage),
            LeaveStep => Leave(),
            LoadReadOnlyStep => LoadReadOnly(url),
            ReopenStep reopen => Reopen(reopen.Failure),
            _ => throw new ArgumentException($"{step} is not a step on the file.", nameof(step)),
        };
        if (outcome is StoreOutcome.Failed)
            Close();
        return outcome;
    }

    /// <summary>Loads the records from a file that another process is writing.</summary>
    /// <param name="url">The address of our console.</param>
    /// <returns>True when all records were loaded.</returns>
    public bool LoadWhileInUse(string url)
    {
        using var store = StoreOpening.OpenWhileInUse(path);
        return store is not null && Load(store, url) is null;
    }

    /// <summary>Closes the file.</summary>
    public void Close()
    {
        unindexed.Closed();
        Store?.Dispose();
        _state = new FileState.ClosedFile();
    }

    /// <inheritdoc />
    public void Dispose() => Close();

    private Store OpenStore => Store ?? throw new InvalidOperationException("The file is closed.");

    private StoreOutcome Open()
    {
        if (StoreOpening.Open(path, out var failure) is not { } store)
            return OutcomeOf(failure);
        _state = new FileState.OpenFile(store);
        return new StoreOutcome.Opened(store.IsNew);
    }

    private StoreOutcome Begin()
    {
        MarkAllChanged();
        return Done;
    }

    // Records that are in memory already are newer than the file, and are not replaced.
    private StoreFailure? Load(Store store, string url)
    {
        var stored = store.Load();
        report.Read(stored);
        var ours = stored.For(url, time.GetUtcNow());
        memory.Consoles.AddStored(ours.Consoles);
        memory.Pages.AddStored(ours.Pages);
        if (!stored.IsFor(url))
            memory.Pages.MarkAllChanged();
        return stored.Failure;
    }

    private StoreOutcome LoadReadOnly(string url)
    {
        var isLoaded = false;
        // The file may be in use by a service that runs as another user.
        foreach (var open in (Func<string, Store?>[])[StoreOpening.OpenToRead, StoreOpening.OpenWhileInUse])
        {
            using var store = open(path);
            if (store is null)
                continue;
            isLoaded = true; // completely or in part
            if (Load(store, url) is null)
                break;
        }
        return isLoaded ? Done : new StoreOutcome.Unreadable();
    }

    private StoreOutcome Write(string url)
    {
        var consoles = memory.Consoles.TakeChanges();
        var pages = unindexed.TakeChanges();
        var isWritten = false;
        try
        {
            if (OpenStore.Write(consoles, pages, url) is { } failure)
                return OutcomeOf(failure);
            isWritten = true;
        }
        finally
        {
            if (!isWritten)
            {
                memory.Consoles.RestoreChanges(consoles);
                memory.Pages.RestoreChanges(pages);
            }
        }
        if (!consoles.IsEmpty || !pages.IsEmpty)
            unindexed.Written();
        report.Stored();
        return new StoreOutcome.Written(unindexed.IsUpToDate);
    }

    private StoreOutcome Index()
    {
        var failure = OpenStore.Index(out var isUpToDate);
        unindexed.Indexed(failure is null && isUpToDate);
        return OutcomeOf(failure);
    }

    private StoreOutcome SetAside(StoreFailure damage)
    {
        Close();
        try
        {
            var aside = DamagedFile.SetAside(path, time.GetUtcNow());
            report.SetAside(damage, aside);
            MarkAllChanged();
            return Done;
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out var failure))
        {
            return OutcomeOf(failure);
        }
    }

    private StoreOutcome Leave()
    {
        report.Gone(isReplaced: File.Exists(path));
        Close();
        MarkAllChanged();
        try
        {
            DamagedFile.DeleteLog(path);
            return Done;
        }
        catch (DirectoryNotFoundException)
        {
            return Done; // the folder was deleted with the file
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out var failure))
        {
            return OutcomeOf(failure);
        }
    }

    private StoreOutcome Reopen(StoreFailure failure)
    {
        Close();
        report.Failed(failure);
        return Done;
    }

    private void MarkAllChanged()
    {
        memory.Consoles.MarkAllChanged();
        memory.Pages.MarkAllChanged();
    }

    private static StoreOutcome OutcomeOf(StoreFailure? failure) =>
        failure is null ? Done : new StoreOutcome.Failed(failure);

    private abstract record FileState
    {
        public sealed record ClosedFile : FileState;

        public sealed record OpenFile(Store Store) : FileState;
    }
}
