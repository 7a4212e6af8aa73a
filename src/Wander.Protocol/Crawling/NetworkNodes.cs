using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Protocol.Crawling;

/// <summary>A console in a <see cref="NetworkBuilder"/>.</summary>
internal sealed class ConsoleNode(ConsoleAddress address)
{
    public ConsoleAddress Address { get; set; } = address;

    public HashSet<ConsoleAddress> Aliases { get; } = [];

    /// <summary>The console that this console was merged into; null when it was not merged.</summary>
    public ConsoleNode? MergedInto { get; set; }

    /// <summary>True when the console is excluded from snapshots, until its state is set.</summary>
    public bool IsExcluded { get; set; }

    public ConsoleNode[] Neighbours { get; set; } = [];

    public PageNode[] Pages { get; set; } = [];

    /// <summary>The time since which it recommends each of <see cref="Pages"/>, in UTC.</summary>
    public DateTime[] Since { get; set; } = [];

    public ConsoleState State { get; set; }

    public Failure? Failure { get; set; }

    public ConsoleRemark? Remark { get; set; }

    public DateTimeOffset? LastRead { get; set; }

    /// <summary>The index in the snapshot that is being built.</summary>
    public NodeIndex Index { get; set; }
}

/// <summary>A page in a <see cref="NetworkBuilder"/>.</summary>
internal sealed class PageNode(PageFacts facts)
{
    public PageFacts Facts { get; set; } = facts;

    /// <summary>The index in the snapshot that is being built.</summary>
    public NodeIndex Index { get; set; }
}

/// <summary>An index in one snapshot; it is not valid in any other snapshot.</summary>
/// <param name="Assembly">The builder of the snapshot; null when no index has been assigned yet.</param>
/// <param name="Value">The index.</param>
internal readonly record struct NodeIndex(NetworkAssembly? Assembly, int Value);
