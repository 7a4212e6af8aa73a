using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using NetArchTest.Rules;
using Wander.Hosting;
using Wander.Protocol;

namespace Wander.Tests;

/// <summary>
/// Checks the dependencies between namespaces. A new dependency needs a new entry in the table and must not create a cycle. The
/// compiler inlines constants, so a dependency only on constants is not detected.
/// </summary>
public sealed class ArchitectureTests
{
    private const string Root = "Wander";
    private const string Protocol = "Protocol";

    private static readonly Assembly[] Assemblies = [typeof(WanderApplication).Assembly, typeof(PageId).Assembly];

    /// <summary>
    /// The allowed dependencies; the names omit <c>Wander.</c>. Each namespace may use the listed namespaces, whose entries must
    /// be above its own. Every namespace of the service may use <c>Protocol</c> and its namespaces, which are a separate
    /// assembly.
    /// </summary>
    private static readonly Dictionary<string, ImmutableArray<string>> MayUse = new(StringComparer.Ordinal)
    {
        ["Protocol"] = [],
        ["Protocol.Findings"] = ["Protocol"],
        ["Protocol.Ignoring"] = ["Protocol", "Protocol.Findings"],
        ["Protocol.Network"] = ["Protocol", "Protocol.Findings", "Protocol.Ignoring"],
        ["Protocol.Crawling"] = ["Protocol", "Protocol.Findings", "Protocol.Ignoring", "Protocol.Network"],
        ["Protocol.Scripts"] = ["Protocol"],
        ["Text"] = [],
        ["Failures"] = ["Text"],
        ["Configuration"] = ["Text"],
        ["Configuration.Yaml"] = ["Configuration", "Text"],
        ["Configuration.Files"] = ["Configuration", "Configuration.Yaml"],
        ["Configuration.Ignoring"] = ["Configuration", "Configuration.Files", "Configuration.Yaml", "Text"],
        ["Configuration.Reading"] =
        [
            "Configuration", "Configuration.Files", "Configuration.Ignoring", "Configuration.Yaml", "Text",
        ],
        ["Configuration.Watching"] = ["Configuration", "Configuration.Reading"],
        ["Fetching.Connecting"] = [],
        ["Fetching"] = ["Fetching.Connecting"],
        ["Robots"] = ["Fetching", "Fetching.Connecting"],
        ["Framing"] = ["Fetching", "Text"],
        ["PageReading"] = ["Fetching", "Text"],
        ["State"] = ["Fetching"],
        ["Crawling"] = ["Configuration", "Failures", "Fetching", "Fetching.Connecting", "State"],
        ["Checking"] =
        [
            "Configuration", "Crawling", "Fetching", "Fetching.Connecting", "Framing", "PageReading", "Robots", "State",
        ],
        ["Searching"] = [],
        ["Storage.Tables"] = ["Fetching", "Searching", "State"],
        ["Storage"] = ["Configuration", "Searching", "State", "Storage.Tables"],
        ["Web.Localization"] = ["Failures", "Text"],
        ["Web.Requests"] = ["Configuration", "State", "Web.Localization"],
        ["Web.Directory"] = ["Searching", "State", "Storage", "Web.Localization", "Web.Requests"],
        ["Web.Map"] = ["State", "Web.Localization", "Web.Requests"],
        ["Web.Parts"] = ["State", "Web.Requests"],
        ["Web.Exports"] =
        [
            "Configuration", "Fetching.Connecting", "State", "Text", "Web.Directory", "Web.Localization", "Web.Requests",
        ],
        ["Web.Health"] = ["Configuration", "State", "Storage", "Web.Localization"],
        ["Web.Hosting"] = ["Configuration", "State", "Web.Requests"],
        ["Web.Components"] = ["Configuration", "Failures", "Searching", "State", "Web.Localization", "Web.Requests"],
        ["Web.Components.Directory"] =
        [
            "Configuration", "Searching", "State", "Web.Components", "Web.Directory", "Web.Exports", "Web.Localization",
            "Web.Parts", "Web.Requests",
        ],
        ["Web.Components.Home"] = ["Configuration", "State", "Text", "Web.Components", "Web.Localization", "Web.Requests"],
        ["Web.Components.Map"] =
        [
            "Web.Components", "Web.Components.Directory", "Web.Directory", "Web.Localization", "Web.Map", "Web.Requests",
        ],
        ["Web.Components.Parts"] =
        [
            "Configuration", "State", "Web.Components", "Web.Exports", "Web.Localization", "Web.Parts", "Web.Requests",
        ],
        ["Web.Errors"] = ["Web.Components", "Web.Localization"],
        ["Web.Api"] =
        [
            "Configuration", "Failures", "Searching", "State", "Web.Directory", "Web.Errors", "Web.Localization",
            "Web.Requests",
        ],
        ["Web.Endpoints"] =
        [
            "Configuration", "State", "Web.Api", "Web.Components", "Web.Components.Directory", "Web.Components.Home",
            "Web.Components.Map", "Web.Components.Parts", "Web.Directory", "Web.Errors", "Web.Exports", "Web.Health",
            "Web.Hosting", "Web.Localization", "Web.Map", "Web.Parts", "Web.Requests",
        ],
        ["Hosting"] =
        [
            "Checking", "Configuration", "Configuration.Watching", "Crawling", "Fetching", "Fetching.Connecting", "Robots",
            "State", "Storage", "Text", "Web.Directory", "Web.Endpoints", "Web.Errors", "Web.Exports", "Web.Health",
            "Web.Hosting", "Web.Localization", "Web.Map", "Web.Requests",
        ],
        ["Output"] = ["State", "Text"],
        ["Sessions"] =
        [
            "Checking", "Configuration", "Crawling", "Fetching", "Fetching.Connecting", "Hosting", "Output", "State", "Storage",
        ],
        ["Ignoring"] = ["Configuration", "Configuration.Ignoring", "Crawling", "State", "Text"],
        ["Inspecting"] = ["Checking", "Configuration", "Failures", "Ignoring", "Sessions", "State", "Text", "Web.Localization"],
        ["Importing"] =
        [
            "Configuration", "Configuration.Files", "Configuration.Reading", "Configuration.Yaml", "Failures", "Fetching",
            "Fetching.Connecting", "Text",
        ],
        ["Exporting"] =
        [
            "Configuration", "Hosting", "State", "Storage", "Text", "Web.Components.Directory", "Web.Components.Home",
            "Web.Components.Map", "Web.Components.Parts", "Web.Directory", "Web.Exports", "Web.Hosting", "Web.Localization",
            "Web.Map", "Web.Parts", "Web.Requests",
        ],
        ["Reporting"] =
        [
            "Configuration", "Configuration.Ignoring", "Configuration.Reading", "Failures", "Ignoring", "Inspecting",
            "Output", "Text", "Web.Requests",
        ],
        ["CommandLine"] =
        [
            "Configuration", "Configuration.Reading", "Configuration.Watching", "Configuration.Yaml", "Exporting", "Fetching",
            "Hosting", "Ignoring", "Importing", "Inspecting", "Output", "Reporting", "Sessions", "State", "Storage", "Text",
            "Web.Exports", "Web.Localization",
        ],
    };

    private static readonly ILookup<string, string> TypesOfNamespace = Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsNested && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Where(type => type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) is true)
        .ToLookup(type => type.Namespace![(Root.Length + 1)..], type => type.FullName!, StringComparer.Ordinal);

    public static TheoryData<string> Namespaces => [.. MayUse.Keys];

    [Fact]
    public void The_table_contains_exactly_the_existing_namespaces() => Assert.Equal(
        TypesOfNamespace.Select(types => types.Key).Order(StringComparer.Ordinal), MayUse.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Dependencies_have_no_cycle()
    {
        var above = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, used) in MayUse)
        {
            var below = used.Except(above);
            Assert.True(above.IsSupersetOf(used), $"{name} uses {string.Join(", ", below)}. Move these entries above it.");
            above.Add(name);
        }
    }

    [Theory]
    [MemberData(nameof(Namespaces))]
    public void A_namespace_uses_only_the_namespaces_that_the_table_allows(string name)
    {
        var others = MayUse.Keys.Except(MayUse[name]).Where(other => other != name && !(IsProtocol(other) && !IsProtocol(name)));
        var mistakes =
            from other in others
            let failing = TypesUsing(name, other)
            where failing.Count > 0
            select $"{name} uses {other}: {string.Join(", ", failing)}";

        // One query over all namespaces finds out whether there is a mistake. Naming the mistakes takes a query for each.
        if (TypesUsing(name, [.. others]).Count > 0)
            Assert.Empty(mistakes);
    }

    private static bool IsProtocol(string name) =>
        name == Protocol || name.StartsWith(Protocol + ".", StringComparison.Ordinal);

    private static IReadOnlyList<string> TypesUsing(string name, params string[] others)
    {
        var result = Types.InAssemblies(Assemblies)
            .That().ResideInNamespaceMatching($"^{Root}.{name}$".Replace(".", @"\.", StringComparison.Ordinal))
            .ShouldNot().HaveDependencyOnAny([.. others.SelectMany(other => TypesOfNamespace[other])])
            .GetResult();
        return result.FailingTypeNames ?? [];
    }
}
