using Acornima;
using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>The names that a block, function or script declares. They are attached to its node during parsing.</summary>
/// <param name="Vars">
/// For a function or script, its parameters and the names that are declared with <c>var</c> anywhere in it.
/// </param>
/// <param name="Lexicals">
/// The names that are declared with <c>let</c>, <c>const</c>, <c>class</c> or <c>import</c>, or by a <c>catch</c>.
/// </param>
internal sealed record ScriptNames(Identifier[] Vars, Identifier[] Lexicals)
{
    /// <summary>The variable that contains a console's lists.</summary>
    public const string Wander = "wander";

    /// <summary>Attaches the names of a scope to its node.</summary>
    public static void Attach(Node node, in Scope scope)
    {
        if (node is FunctionBody) // its names are attached to the function
            return;
        Identifier[] vars = node is IFunction or IHoistingScope ? scope.VarVariables.ToArray() : [];
        if (vars.Length + scope.LexicalVariables.Length > 0)
            node.UserData = new ScriptNames(vars, scope.LexicalVariables.ToArray());
    }

    /// <summary>Returns the names that are attached to a node; null when there are none.</summary>
    public static ScriptNames? Of(Node node) => node.UserData as ScriptNames;
}
