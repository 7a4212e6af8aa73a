using System.Net;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Wander.Tests.Web.Exports;

/// <summary>Requests exports and asserts their formats.</summary>
internal static class ExportAnswers
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Requests an export, asserts its content type, and returns its text.</summary>
    public static async Task<string> TextAsync(
        this HttpClient client, string path, string type, params (string Name, string Value)[] headers)
    {
        using var response = await client.SendAsync(HttpMethod.Get, path, headers);
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.StatusCode is HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {text}");
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        return text;
    }

    /// <summary>Requests an XML export, asserts that it is valid against its schema, and returns its root.</summary>
    public static async Task<XElement> XmlAsync(
        this HttpClient client, string path, string type, string schema, params (string Name, string Value)[] headers) =>
        Validate(await client.TextAsync(path, type, headers), schema);

    /// <summary>Asserts that a text is valid against a schema, and returns its root.</summary>
    public static XElement Validate(string text, string schema)
    {
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", text, StringComparison.Ordinal);
        var document = XDocument.Parse(text);
        var problems = new List<string>();
        document.Validate(Schemas[schema], (_, problem) => problems.Add(problem.Message));
        Assert.Empty(problems);
        return document.Root!;
    }

    private static Dictionary<string, XmlSchemaSet> Schemas { get; } =
        new[] { "atom", "opml", "sitemap" }.ToDictionary(name => name, ReadSchema, StringComparer.Ordinal);

    private static XmlSchemaSet ReadSchema(string name)
    {
        var schemas = new XmlSchemaSet();
        foreach (var file in new[] { "xml", name })
        {
            using var reader = XmlReader.Create(Path.Combine(AppContext.BaseDirectory, "schemas", $"{file}.xsd"));
            schemas.Add(targetNamespace: null, reader);
        }
        schemas.Compile();
        return schemas;
    }
}
