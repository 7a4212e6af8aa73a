using Acornima;
using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>The names that a block, function or script declares; attached to its node while the script is parsed.</summary>
/// <param name="Vars">Of a function or script: its parameters, and the names declared with <c>var</c> anywhere in it.</param>
/// <param name="Lexicals">The names declared with <c>let</c>, <c>const</c>, <c>class</c> or <c>import</c>, or in a
/// <c>catch</c>.</param>
internal sealed record ScriptNames(Identifier[] Vars, Identifier[] Lexicals)
{
    /// <summary>The name of a console's document.</summary>
    public const string Wander = "wander";

    /// <summary>Attaches the names of a scope to the node to which it belongs.</summary>
    public static void Attach(Node node, in Scope scope)
    {
        if (node is FunctionBody) // its names are those of the function
            return;
        Identifier[] vars = node is IFunction or IHoistingScope ? scope.VarVariables.ToArray() : [];
        if (vars.Length + scope.LexicalVariables.Length > 0)
            node.UserData = new ScriptNames(vars, scope.LexicalVariables.ToArray());
    }

    /// <summary>The names that were attached to a node; null where there are none.</summary>
    public static ScriptNames? Of(Node node) => node.UserData as ScriptNames;
}
