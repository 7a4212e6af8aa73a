using Wander.Protocol;

namespace Wander.Configuration;

/// <summary>A value of the settings and where it was written.</summary>
internal sealed record Placed<T>(T Value, SourceLocation Location);
