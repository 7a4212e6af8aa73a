using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>What is known of one console.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Self">The console.</param>
/// <param name="List">A part of what it recommends.</param>
/// <param name="VisitorState">What the visitor's links carry.</param>
public sealed record ConsoleDetails(NetworkMoment Moment, NetworkConsole Self, PageList List, VisitorState VisitorState);
