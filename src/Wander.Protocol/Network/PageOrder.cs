namespace Wander.Protocol.Network;

/// <summary>An order in which pages are listed.</summary>
public enum PageOrder
{
    /// <summary>By id. This order does not change while the network grows.</summary>
    ById,

    /// <summary>By the time at which they were first seen, the newest first.</summary>
    Newest,

    /// <summary>By the number of recommenders, the most recommended first; then the newest first.</summary>
    MostRecommended,
}
