namespace Wander.Storage;

/// <content>What is done about a file that cannot be used.</content>
internal sealed partial class StoreKeeper
{
    // A disk that damages every file must not be filled with them.
    private static readonly TimeSpan BetweenDamagedFiles = TimeSpan.FromHours(1);

    // Why what belonged to the file is still there; null when it is not. All that is known is written to whatever is there now.
    private StoreFailure? LeaveGone()
    {
        _report.Gone(isReplaced: File.Exists(_settings.StorePath));
        Close();
        MarkAllChanged();
        try
        {
            DamagedFile.DeleteLog(_settings.StorePath);
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null; // it went with its folder
        }
        catch (Exception e) when (StoreFailure.TryRead(e, _settings.StorePath, out var failure))
        {
            return failure;
        }
    }

    // What cannot be written may yet be read.
    private bool Peek(Func<string, Store?> open)
    {
        using var store = open(_settings.StorePath);
        return store is not null && TakeIn(store.Load()) is null;
    }

    // True when there is a store again.
    private bool TryDealWith(StoreFailure failure)
    {
        Close();
        if (failure.Kind is StoreFailureKind.Damaged)
        {
            if (SetAside(failure) is not { } obstacle)
                return TryOpen();
            failure = obstacle;
        }
        if (!_isRecalled && failure.Kind is StoreFailureKind.NoRoom or StoreFailureKind.NotWritable)
            _ = Peek(Store.OpenToRead) || Peek(Store.OpenBeside); // the service may be another user's
        _report.Failed(failure);
        return false;
    }

    // Why the damaged file is still there; null when it is not.
    private StoreFailure? SetAside(StoreFailure damage)
    {
        _found = null;
        Close();
        var now = time.GetUtcNow();
        if (now - _lastSetAside < BetweenDamagedFiles)
            return damage with { Detail = $"{damage.Detail}, like the one before it: look at the disk" };
        try
        {
            var aside = DamagedFile.SetAside(_settings.StorePath, now);
            _lastSetAside = now;
            _report.SetAside(damage, aside);
            MarkAllChanged();
            return null;
        }
        catch (Exception e) when (StoreFailure.TryRead(e, _settings.StorePath, out var failure))
        {
            return damage with { Detail = $"{damage.Detail}, and it cannot be set aside: {failure.Detail}" };
        }
    }
}
