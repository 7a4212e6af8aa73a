using System.Collections.Immutable;
using Wander.Protocol.Scripts;

namespace Wander.Protocol.Tests.Scripts;

public class ScriptVectorTests
{
    public sealed record Case(string Script, Declared? Document, IReadOnlyList<int> ProblemLines, string Why);

    public sealed record Declared(
        ImmutableArray<string>? Consoles, ImmutableArray<string>? Pages, ImmutableArray<string>? Ignore,
        ImmutableArray<string>? Styles, ImmutableArray<string>? Scripts, string? Referral)
    {
        public WanderDocument AsDocument() => new()
        {
            Consoles = Consoles ?? [],
            Pages = Pages ?? [],
            Ignore = Ignore ?? [],
            Styles = Styles ?? [],
            Scripts = Scripts ?? [],
            Referral = Referral,
        };
    }

    public static TheoryData<Case> Cases => [.. Vectors.Read<Case>("scripts.json")];

    [Theory, MemberData(nameof(Cases))]
    public void A_script_is_read_as_in_the_vectors(Case vector)
    {
        var reading = WanderScriptReader.Read(vector.Script);

        Assert.Equal(vector.Document?.AsDocument(), reading.Document);
        Assert.Subset(reading.Problems.Select(problem => problem.Line).ToHashSet(), vector.ProblemLines.ToHashSet());
        if (vector.Document is not null)
            Assert.Equal(vector.ProblemLines.Order(), reading.Problems.Select(problem => problem.Line).Order());
    }
}
