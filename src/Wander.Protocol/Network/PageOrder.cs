namespace Wander.Protocol.Network;

/// <summary>An order in which pages are listed (design, section 10).</summary>
public enum PageOrder
{
    /// <summary>By id: it stays the same while the network grows.</summary>
    ById,

    /// <summary>Those first that were seen last.</summary>
    Newest,

    /// <summary>Those first that most consoles recommend, and of these the newest.</summary>
    MostRecommended,
}
