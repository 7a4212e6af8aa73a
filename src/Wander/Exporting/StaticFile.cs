namespace Wander.Exporting;

/// <summary>A file of a static console.</summary>
/// <param name="Name">Its name under the console's folder, with forward slashes.</param>
/// <param name="WriteAsync">Writes it, the same bytes each time for the same network.</param>
internal sealed record StaticFile(string Name, Func<Stream, CancellationToken, Task> WriteAsync);
