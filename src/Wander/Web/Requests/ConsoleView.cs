using Wander.Protocol;
using Wander.State;

namespace Wander.Web.Requests;

/// <summary>The content of the console page.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Pick">The page in the frame; null when the frame is empty.</param>
/// <param name="Remark">A message to the visitor; null when there is none.</param>
public sealed record ConsoleView(NetworkMoment Moment, Pick? Pick, string? Remark)
{
    /// <summary>The address that the visitor typed, when the frame does not show it; otherwise null.</summary>
    public string? Typed { get; init; }

    /// <summary>
    /// True when the requested page cannot be shown: it is hidden, it does not work in a frame, or its address is not valid.
    /// </summary>
    public bool IsRefused { get; init; }

    /// <summary>True when the request contained the id of the page in the frame.</summary>
    public bool IsPermalink { get; init; }

    /// <summary>The state for links; its seen pages include the page in the frame.</summary>
    public VisitorState VisitorState { get; init; } = new();

    /// <summary>The next pick, for the Wander button without JavaScript; null when there is none.</summary>
    public Pick? Next { get; init; }

    /// <summary>The text of the address box.</summary>
    public string Address => Pick?.Url ?? Typed ?? "";

    /// <summary>The state for the Back link without JavaScript; null when the visitor has not seen an earlier page.</summary>
    public VisitorState? Before
    {
        get
        {
            SeenPages.TryRead(VisitorState.Seen, out var seen);
            PageId[] earlier = [.. seen.SkipLast(Pick is null ? 0 : 1)];
            return earlier.Length == 0
                ? null
                : VisitorState with { Page = earlier[^1].ToString(), Seen = SeenPages.Write(earlier[..^1]) };
        }
    }
}
