using FsCheck.Fluent;
using Wander.Protocol.Scripts;
using Property = Wander.Testing.Property;

namespace Wander.Protocol.Tests.Scripts;

public class ScriptBrowserTests
{
    [Fact]
    public void A_script_within_the_subset_is_read_as_Node_computes_it()
    {
        using var node = NodeRunner.TryStart();
        Assert.SkipWhen(node is null, "Node is not installed, so there is nothing to compare with");

        var understood = 0;
        Property.Holds(GeneratedScripts.All.ToArbitrary(), script => understood += Compare(node, script) ? 1 : 0, times: 3000);

        Assert.True(understood > 1000, $"only {understood} of the scripts say anything");
    }

    [Fact]
    public void A_script_with_unclear_code_has_a_problem_or_is_read_as_Node_computes_it()
    {
        using var node = NodeRunner.TryStart();
        Assert.SkipWhen(node is null, "Node is not installed, so there is nothing to compare with");

        var clean = 0;
        Property.Holds(GeneratedScripts.Unclear.ToArbitrary(), script =>
        {
            var reading = WanderScriptReader.Read(script);
            if (reading.Problems.Length > 0 || node.Run(script) is not { Threw: false } computed)
                return;
            clean++;
            Assert.Equal(computed.Document?.AsDocument(), reading.Document);
        }, times: 20000);

        Assert.True(clean > 200, $"only {clean} of the scripts have no problem");
    }

    // Whether the script has a document. Entries that are not strings are problems, and the others count.
    private static bool Compare(NodeRunner node, string script)
    {
        var computed = node.Run(script);
        var reading = WanderScriptReader.Read(script);

        if (reading.Problems.Any(problem => IsLimit(problem.Message)))
            return false;
        if (computed.Threw || reading.Document is null)
        {
            Assert.NotEmpty(reading.Problems);
            Assert.True(computed.Threw || computed.Document is null, $"not understood: {reading.Problems[0]}");
            return false;
        }
        Assert.All(reading.Problems, problem =>
            Assert.Contains("expected a string, found undefined", problem.Message, StringComparison.Ordinal));
        Assert.Equal(computed.Document?.AsDocument(), reading.Document);
        return true;
    }

    // Lists and texts double when they are added to themselves a few times.
    private static bool IsLimit(string message) =>
        message.Contains("more than 20,000", StringComparison.Ordinal)
        || message.Contains("computes too much", StringComparison.Ordinal);
}
