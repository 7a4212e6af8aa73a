namespace Wander.Protocol.Findings;

/// <summary>The state of a console in the crawl.</summary>
public enum ConsoleState
{
    /// <summary>Another console lists it, and it has not been read yet.</summary>
    Unread,

    /// <summary>The last request for its <c>wander.js</c> succeeded.</summary>
    Read,

    /// <summary>The last request failed, and its previous lists are still used.</summary>
    LastGood,

    /// <summary>It could not be read, and no previous lists are used.</summary>
    Failed,
}
