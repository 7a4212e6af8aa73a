using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Protocol.Crawling;

/// <summary>A console while the network grows.</summary>
internal sealed class ConsoleNode(ConsoleAddress address)
{
    public ConsoleAddress Address { get; set; } = address;

    public HashSet<ConsoleAddress> Aliases { get; } = [];

    /// <summary>The console that this one turned out to be; null when it is one of its own.</summary>
    public ConsoleNode? MergedInto { get; set; }

    /// <summary>True when it is listed, and shown to nobody until more is known of it.</summary>
    public bool IsHidden { get; set; }

    public ConsoleNode[] Neighbours { get; set; } = [];

    public PageNode[] Pages { get; set; } = [];

    /// <summary>Since when it recommends each of <see cref="Pages"/>, UTC.</summary>
    public DateTime[] Since { get; set; } = [];

    public ConsoleState State { get; set; }

    public Failure? Failure { get; set; }

    public ConsoleRemark? Remark { get; set; }

    public DateTimeOffset? LastRead { get; set; }

    /// <summary>Its index in the snapshot that is being put together.</summary>
    public NodeIndex Index { get; set; }
}

/// <summary>A page while the network grows.</summary>
internal sealed class PageNode(PageFacts facts)
{
    public PageFacts Facts { get; set; } = facts;

    /// <summary>Its index in the snapshot that is being put together.</summary>
    public NodeIndex Index { get; set; }
}

/// <summary>An index in one snapshot; it is not valid in the next one.</summary>
/// <param name="Assembly">Which snapshot; null for none yet.</param>
/// <param name="Value">The index.</param>
internal readonly record struct NodeIndex(NetworkAssembly? Assembly, int Value);
