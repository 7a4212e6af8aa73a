namespace Wander.Protocol.Network;

/// <summary>A console while the network grows.</summary>
internal sealed class ConsoleNode(ConsoleAddress address)
{
    public ConsoleAddress Address { get; set; } = address;

    public HashSet<ConsoleAddress> Aliases { get; } = [];

    /// <summary>The console that this one turned out to be; null when it is one of its own.</summary>
    public ConsoleNode? MergedInto { get; set; }

    public ConsoleNode[] Neighbours { get; set; } = [];

    public PageNode[] Pages { get; set; } = [];

    public ConsoleState State { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset? LastRead { get; set; }
}

/// <summary>A page while the network grows.</summary>
internal sealed class PageNode(PageAddress address, DateTimeOffset firstSeen)
{
    public PageAddress Address { get; } = address;

    public DateTimeOffset FirstSeen { get; } = firstSeen;

    public string? Note { get; set; }
}
