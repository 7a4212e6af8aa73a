using Wander.Crawling;

namespace Wander.Web;

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

    /// <summary>The visitor's language; null for any.</summary>
    public string? Language { get; init; }

    /// <summary>The visitor's last pages, the shown one among them, as they travel with a request; empty for none.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The page that Wander leads to; null when there is none.</summary>
    public Pick? Next { get; init; }

    /// <summary>What stands in the address box.</summary>
    public string Address => Pick?.Url ?? Typed ?? "";
}
