using Wander.Protocol;
using Wander.State;

namespace Wander.Web.Requests;

/// <summary>What the console page shows.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Pick">The page in the frame; null when there is none to show.</param>
/// <param name="Remark">What the visitor should know; null when nothing.</param>
public sealed record ConsoleView(NetworkMoment Moment, Pick? Pick, string? Remark)
{
    /// <summary>What the visitor typed and is not shown; null when nothing.</summary>
    public string? Typed { get; init; }

    /// <summary>True when what was asked for is known, and known not to work in a frame or hidden.</summary>
    public bool IsRefused { get; init; }

    /// <summary>True when the page in the frame was asked for by its id.</summary>
    public bool IsPermalink { get; init; }

    /// <summary>What the visitor's links carry, the shown page among the last ones.</summary>
    public VisitorState VisitorState { get; init; } = new();

    /// <summary>The page that Wander leads to; null when there is none.</summary>
    public Pick? Next { get; init; }

    /// <summary>What stands in the address box.</summary>
    public string Address => Pick?.Url ?? Typed ?? "";

    /// <summary>Where Back leads without JavaScript; null when nothing is behind.</summary>
    public VisitorState? Before
    {
        get
        {
            SeenPages.TryRead(VisitorState.Seen, out var seen);
            PageId[] behind = [.. seen.SkipLast(Pick is null ? 0 : 1)];
            return behind.Length == 0
                ? null
                : VisitorState with { Page = behind[^1].ToString(), Seen = SeenPages.Write(behind[..^1]) };
        }
    }
}
