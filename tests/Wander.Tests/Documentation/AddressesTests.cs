using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Wander.Configuration.Reading;
using Wander.Hosting;
using Wander.Protocol.Findings;
using Wander.Web.Localization;
using Wander.Web.Parts;

namespace Wander.Tests.Documentation;

/// <summary>Compares the chapters about addresses, health and the API in the owner's manual with the routes.</summary>
public sealed partial class AddressesTests : IAsyncLifetime
{
    private const string ApiHeading = "GET ";

    private static readonly Document Manual = Documents.Read(Documents.Manual);

    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;

    /// <summary>The addresses of the API.</summary>
    public static TheoryData<string> ApiAddresses => [.. ApiSections()];

    private IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. ((IEndpointRouteBuilder)_app!).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public ValueTask InitializeAsync()
    {
        var reading = WanderSettingsFile.Read(
            _folder.Write("wander.yaml", "url: https://example.com/wander/\n"),
            new Dictionary<string, string>(StringComparer.Ordinal));
        _app = WanderApplication.Create(reading.Settings!);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void Every_address_is_documented()
    {
        var documented = Documented().ToList();

        var missing = Endpoints.Where(endpoint => !documented.Exists(address => IsOf(endpoint, address)));

        Assert.Empty(missing.Select(endpoint => endpoint.RoutePattern.RawText));
    }

    [Fact]
    public void Every_documented_address_exists()
    {
        var endpoints = Endpoints;

        var unknown = Documented().Where(address => !endpoints.Any(endpoint => IsOf(endpoint, address))).ToList();

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_part_of_the_Console_dialog_is_documented() =>
        Assert.Subset(Documented().ToHashSet(StringComparer.Ordinal), ConsoleParts.All
            .Select(part => "/" + ConsoleParts.PathOf(part)).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void The_parameters_of_addresses_are_documented()
    {
        var rows = Manual.Section("Addresses").Tables("Address").SelectMany(table => table.Rows).ToList();

        Assert.All(Endpoints.Where(endpoint => !IsOfApi(endpoint)), endpoint =>
        {
            var documented = rows.Where(row => IsOf(endpoint, Document.Codes(row[0])[0]))
                .SelectMany(row => Document.Codes(row[1]));
            Assert.Equal(
                ParametersOf(endpoint).Order(StringComparer.Ordinal),
                documented.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        });
    }

    [Theory, MemberData(nameof(ApiAddresses))]
    public void The_parameters_of_the_API_are_documented(string address)
    {
        var endpoint = Endpoints.Single(endpoint => IsOf(endpoint, address));

        Assert.Equal(
            ParametersOf(endpoint).Order(StringComparer.Ordinal),
            Manual.Section(ApiHeading + address).FirstColumn("Parameter").Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(ApiAddresses))]
    public void The_members_of_API_responses_are_documented(string address)
    {
        var endpoint = Endpoints.Single(endpoint => IsOf(endpoint, address));
        var answer = AnswerOf(endpoint.Metadata.GetRequiredMetadata<MethodInfo>().ReturnType);

        Assert.Equal(
            answer is null ? [] : MembersOf(answer, "").Order(StringComparer.Ordinal),
            Manual.Section(ApiHeading + address).FirstColumn("Member").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_verdicts_lists_exactly_the_verdicts() => Assert.Equal(
        VerdictNames.Names.Order(StringComparer.Ordinal),
        Manual.Section("Checking pages").FirstColumn("Verdict").Order(StringComparer.Ordinal));

    [Fact]
    public void The_table_of_states_lists_exactly_the_states() => Assert.Equal(
        Enum.GetValues<ConsoleState>().Select(VerdictNames.NameOf).Order(StringComparer.Ordinal),
        Manual.Section("Crawling").FirstColumn("State").Order(StringComparer.Ordinal));

    [Fact]
    public void The_tables_of_kinds_list_exactly_the_kinds() => Assert.Equal(
        Enum.GetNames<FailureKind>().Concat(Enum.GetNames<ConsoleRemarkKind>()).Distinct(StringComparer.Ordinal)
            .Select(JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal),
        Manual.Section("Checking pages").FirstColumn("Kind").Order(StringComparer.Ordinal));

    [Fact]
    public void The_custom_properties_of_themes_are_documented()
    {
        var style = File.ReadAllText(Path.Combine(Documents.Root, "wwwroot", "console.css"));
        var root = style[style.IndexOf(":root", StringComparison.Ordinal)..];

        Assert.Equal(
            CustomProperty().Matches(root[..root.IndexOf('}', StringComparison.Ordinal)])
                .Select(match => match.Groups["name"].Value),
            Manual.Section("Themes").FirstColumn("Custom property"));
    }

    [Fact]
    public void The_ids_for_themes_exist()
    {
        var sources = Directory.EnumerateFiles(
                Path.Combine(Documents.Root, "src", "Wander", "Web"), "*.razor", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Documents.Root, "wwwroot"), "*.js"))
            .Select(File.ReadAllText)
            .ToList();
        var ids = Manual.Section("Themes").Prose.Where(line => line.StartsWith("- ", StringComparison.Ordinal))
            .SelectMany(line => Document.Codes(line));

        Assert.All(ids, id => Assert.Contains(sources, source =>
            source.Contains($"id=\"{id}\"", StringComparison.OrdinalIgnoreCase)
            || source.Contains($"id = '{id}'", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> ApiSections() => Manual.Section("API").Headings
        .Where(heading => heading.Text.StartsWith(ApiHeading, StringComparison.Ordinal))
        .Select(heading => heading.Text[ApiHeading.Length..]);

    private static IEnumerable<string> Documented() =>
    [
        .. Manual.Section("Addresses").FirstColumn("Address"),
        .. Manual.Section("Health").FirstColumn("Address"),
        .. ApiSections(),
    ];

    private static bool IsOf(RouteEndpoint endpoint, string address) =>
        new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!), [])
            .TryMatch(new PathString(address), []);

    private static bool IsOfApi(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal);

    // Returns the parameters of the query. A string parameter that is not in the path is in the query; services have other types.
    private static IEnumerable<string> ParametersOf(RouteEndpoint endpoint)
    {
        foreach (var parameter in endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
        {
            if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            {
                foreach (var property in parameter.ParameterType.GetProperties())
                {
                    if (property.PropertyType == typeof(string) && property.CanWrite)
                        yield return NameOf(property);
                }
            }
            else if (parameter.ParameterType == typeof(string) && endpoint.RoutePattern.GetParameter(parameter.Name!) is null)
            {
                yield return parameter.Name!;
            }
        }
    }

    // Returns T of Ok<T> or of Results<Ok<T>, ProblemHttpResult>; null for an event stream.
    private static Type? AnswerOf(Type result) => !result.IsGenericType ? null
        : result.GetGenericTypeDefinition() == typeof(Ok<>) ? result.GetGenericArguments()[0]
        : result.GetGenericArguments().Select(AnswerOf).OfType<Type>().FirstOrDefault();

    private static IEnumerable<string> MembersOf(Type type, string prefix)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.GetCustomAttribute<JsonIgnoreAttribute>() is not null)
                continue;
            var name = prefix + NameOf(property);
            yield return name;
            var isList = typeof(IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType.IsGenericType;
            var value = isList ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (value.Namespace?.StartsWith(nameof(Wander), StringComparison.Ordinal) is not true || value.IsEnum)
                continue;
            foreach (var member in MembersOf(value, isList ? $"{name}[]." : $"{name}."))
                yield return member;
        }
    }

    private static string NameOf(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    [GeneratedRegex("^  (?<name>--[a-z-]+):", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex CustomProperty();
}
