namespace Wander.Exporting;

/// <summary>A file of a static export.</summary>
/// <param name="Name">The path relative to the export folder, with forward slashes.</param>
/// <param name="WriteAsync">Writes the content: the same bytes each time for the same network.</param>
internal sealed record StaticFile(string Name, Func<Stream, CancellationToken, Task> WriteAsync);
