using Wander.Protocol;

namespace Wander.Configuration;

/// <summary>A value of the settings, and its location in a file.</summary>
internal sealed record Located<T>(T Value, SourceLocation Location);
