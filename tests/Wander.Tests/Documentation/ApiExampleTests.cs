using System.Text.Json;

namespace Wander.Tests.Documentation;

/// <summary>
/// Sends each request of the chapter about the API, a <c>curl</c> line, to a running service, and compares the response with the
/// JSON below the request: names and types must be equal.
/// </summary>
public sealed class ApiExampleTests(ExampleNetwork example) : IClassFixture<ExampleNetwork>
{
    private const int Timeout = 60_000;
    private const string Console = "https://example.com/wander/";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The requests whose response is documented, each with that response.</summary>
    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            string? request = null;
            foreach (var block in Documents.Read(Documents.Manual).Section("API").Code("sh", "json"))
            {
                if (block.Language == "sh")
                    request = block.Text.Split('\'')[1];
                else
                    examples.Add(request!, block.Text);
            }
            return examples;
        }
    }

    [Fact]
    public void The_manual_has_examples_of_the_API() =>
        Assert.True(Examples.Count >= 6, $"There are only {Examples.Count} examples.");

    [Theory(Timeout = Timeout), MemberData(nameof(Examples))]
    public async Task A_response_has_the_names_and_types_of_its_example(string address, string expected)
    {
        Assert.StartsWith(Console, address, StringComparison.Ordinal);
        using var response = await example.Host.Client.GetAsync(address[Console.Length..], Cancelled);
        var answer = await response.Content.ReadAsStringAsync(Cancelled);

        using var documented = JsonDocument.Parse(expected);
        using var real = JsonDocument.Parse(answer);
        AssertAlike(documented.RootElement, real.RootElement, "$");
    }

    private static void AssertAlike(JsonElement documented, JsonElement real, string path)
    {
        Assert.True(TypeOf(documented) == TypeOf(real), $"{path} is {TypeOf(real)} in the response: {real}");
        if (documented.ValueKind is JsonValueKind.Object)
        {
            Assert.Equal($"{path}: {NamesOf(real)}", $"{path}: {NamesOf(documented)}");
            foreach (var member in documented.EnumerateObject())
                AssertAlike(member.Value, real.GetProperty(member.Name), $"{path}.{member.Name}");
        }
        else if (documented.ValueKind is JsonValueKind.Array)
        {
            Assert.True(documented.GetArrayLength() == real.GetArrayLength(), $"{path} has {real.GetArrayLength()} entries.");
            foreach (var (index, entry) in documented.EnumerateArray().Index())
                AssertAlike(entry, real[index], $"{path}[{index}]");
        }
    }

    private static string NamesOf(JsonElement element) =>
        string.Join(", ", element.EnumerateObject().Select(member => member.Name));

    private static string TypeOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "a Boolean",
        var kind => kind.ToString(),
    };
}
