using FsCheck.Fluent;
using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Tests.Ignoring;

public class IgnoreListTests
{
    public static TheoryData<IgnorePatternTests.Case> Cases => IgnorePatternTests.Cases;

    [Theory, MemberData(nameof(Cases))]
    public void A_list_hides_the_URLs_of_the_vectors(IgnorePatternTests.Case vector)
    {
        Assert.Equal(vector.Ignored, List(vector.Pattern).Hides(vector.Url));
        var amongOthers = List([.. Others, vector.Pattern, .. Others]);
        Assert.Equal(vector.Ignored ? vector.Pattern : null, amongOthers.Find(vector.Url)?.Text);
    }

    private static IEnumerable<string> Others =>
        Enumerable.Range(0, 100).SelectMany(i => new[]
        {
            $"https://other{i}.test/", $"https://*.other{i}.test/", $"https://other.test/{i}",
            $"*other{i}.test", $"https://o{i}.*", $"*o{i}*",
        });

    [Fact]
    public void The_first_matching_pattern_in_the_owners_order_is_found()
    {
        string[] all =
            ["https://a.b.com/", "https://*.com/", "*a.b*", "https://a.*/", "https://a.b.com/x", "*", "https://*/x/", "*.com/x"];
        for (var i = 0; i < all.Length; i++)
        {
            string[] turned = ["https://other.com/", .. all[i..], .. all[..i]];
            Assert.Equal(all[i], List(turned).Find("https://a.b.com/x/y")?.Text);
        }
    }

    [Fact]
    public void Patterns_keep_their_order_and_duplicates()
    {
        var list = List("https://b/", "https://a/", "http://b");
        Assert.Equal("https://b/ https://a/ http://b", string.Join(' ', list.Patterns));
        Assert.Equal("https://b/", list.Find("https://b/")?.Text);
    }

    [Fact]
    public void The_empty_list_hides_nothing()
    {
        Assert.Empty(IgnoreList.Empty.Patterns);
        Assert.False(IgnoreList.Empty.Hides("https://example.com/"));
        Assert.False(IgnoreList.Create([]).Hides(""));
    }

    [Fact]
    public void A_list_agrees_with_a_naive_matcher()
    {
        var lists =
            from count in Gen.Choose(1, 40)
            from patterns in Gen.ArrayOf(NaiveIgnore.Patterns, count)
            from urls in Gen.ArrayOf(NaiveIgnore.Urls, 30)
            select (patterns, urls);
        Property.Holds(lists.ToArbitrary(), generated =>
        {
            var list = List(generated.patterns);
            var forms = Array.ConvertAll(generated.patterns, NaiveIgnore.Form);
            foreach (var url in generated.urls)
            {
                var form = NaiveIgnore.Form(url);
                var first = Array.FindIndex(forms, pattern => NaiveIgnore.Matches(pattern, form));
                var found = list.Find(url);
                Assert.Same(first < 0 ? null : list.Patterns[first], found);
            }
        }, times: 2000);
    }

    [Fact]
    public void A_list_agrees_with_its_patterns_for_any_text()
    {
        var texts = Gen.OneOf(
            Gen.ArrayOf(Gen.Elements([.. "ab.*/:@-%2eA "]), 12).Select(letters => new string(letters)),
            FsCheck.FSharp.ArbMap.defaults.ArbFor<string>().Generator.Select(text => text ?? ""));
        var prefixed = from text in texts from prefix in Gen.Elements("", "https://", "http://a", "*.") select prefix + text;
        var lists = from patterns in Gen.ArrayOf(prefixed, 30) from urls in Gen.ArrayOf(prefixed, 30) select (patterns, urls);
        Property.Holds(lists.ToArbitrary(), generated =>
        {
            var patterns = generated.patterns.Select(Try).OfType<IgnorePattern>().ToArray();
            var list = IgnoreList.Create(patterns);
            foreach (var url in generated.urls)
                Assert.Same(patterns.FirstOrDefault(pattern => pattern.Hides(url)), list.Find(url));
        }, times: 1000);
    }

    [Fact]
    public void Matching_an_ordinary_URL_allocates_nothing()
    {
        var list = List([.. Others, "https://*.example.com/"]);
        bool Matches() => list.Hides("https://www.example.com/a/b.html?c") && !list.Hides("http://example.org/~a/");
        Assert.True(Matches()); // the first call includes JIT compilation
        var before = GC.GetAllocatedBytesForCurrentThread();
        Matches();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_long_URL_with_many_keys_is_matched()
    {
        var list = List([.. Enumerable.Range(0, 300).Select(i => $"*/a/*/b{i}/*/{i}/"), "*/b/", "*.x*c/"]);
        var start = "https://x.example" + string.Concat(Enumerable.Repeat("/a/b.x", 20_000));
        Assert.Null(list.Find(start));
        Assert.Equal("*/b/", list.Find(start + "/b")?.Text);
        Assert.Equal("*.x*c/", list.Find(start + "/c")?.Text);
    }

    private static IgnorePattern? Try(string text) => IgnorePattern.TryParse(text, null, null, out var pattern) ? pattern : null;

    private static IgnoreList List(params string[] patterns) => IgnoreList.Create(patterns.Select(IgnorePatternTests.Pattern));
}
