using System.Text.Json;

namespace Wander.Testing;

/// <summary>The shared test vectors, copied beside the tests: where words are vague, they decide.</summary>
internal static class Vectors
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The cases of one file, for example <c>ignore.json</c>.</summary>
    public static IReadOnlyList<T> Read<T>(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "vectors", file);
        return JsonSerializer.Deserialize<VectorFile<T>>(File.ReadAllText(path), Options)!.Cases;
    }

    private sealed record VectorFile<T>(string About, IReadOnlyList<T> Cases);
}
