using System.Text.Json;

namespace Wander.Tests.Documentation;

/// <summary>
/// The examples in the chapter about the API: each request, a <c>curl</c> line, is sent to a running service, and the answer has
/// the names and types of the JSON below it.
/// </summary>
public sealed class ApiExampleTests(ExampleNetwork example) : IClassFixture<ExampleNetwork>
{
    private const int Timeout = 60_000;
    private const string Console = "https://example.com/wander/";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The requests with an answer, and that answer.</summary>
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
    public void There_are_examples() => Assert.True(Examples.Count >= 6, $"There are only {Examples.Count}.");

    [Theory(Timeout = Timeout), MemberData(nameof(Examples))]
    public async Task The_answer_has_the_names_and_types_of_the_example(string address, string expected)
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
        Assert.True(TypeOf(documented) == TypeOf(real), $"{path} is {TypeOf(real)}: {real}");
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
