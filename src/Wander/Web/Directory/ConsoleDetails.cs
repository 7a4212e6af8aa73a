using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>The data of the page about one console.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Self">The console.</param>
/// <param name="List">One page of the list of its recommendations.</param>
/// <param name="VisitorState">The state in the visitor's links.</param>
public sealed record ConsoleDetails(NetworkMoment Moment, NetworkConsole Self, PageList List, VisitorState VisitorState);
