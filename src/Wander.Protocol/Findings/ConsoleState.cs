namespace Wander.Protocol.Findings;

/// <summary>What the crawl knows of a console (design, section 6).</summary>
public enum ConsoleState
{
    /// <summary>Listed by another console, not read yet.</summary>
    Unread,

    /// <summary>Its <c>wander.js</c> was read the last time that it was asked for.</summary>
    Read,

    /// <summary>It failed since, and what it said last still counts.</summary>
    LastGood,

    /// <summary>It could not be read, and nothing that it said counts.</summary>
    Failed,
}
