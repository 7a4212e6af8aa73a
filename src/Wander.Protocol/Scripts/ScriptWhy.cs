namespace Wander.Protocol.Scripts;

/// <summary>Why a value is unknown, or what is wrong: constants, because a hostile script has a million of them.</summary>
internal static class ScriptWhy
{
    public const string Accessor = "the value of this property is only known when the script runs: write it into this object";
    public const string Call = "the result of a call is only known when the script runs: write it out";
    public const string Changed =
        "this change depends on what is only known when the script runs: write the lists as they should be";
    public const string Condition = "the result of a condition is only known when the script runs: write one of its sides";
    public const string Constant = "a const cannot be given a new value, so a browser stops here";
    public const string Expression = "the value of this expression is only known when the script runs: write it out";
    public const string Frozen = "a frozen value cannot be changed, so a browser stops here";
    public const string Imported = "what another file declares is not read: write it in this file";
    public const string Key = "the name of this property is only known when the script runs: write it out";
    public const string Left = "whether the code below this runs is only known when the script runs: remove the condition";
    public const string Missing = "this is used before it exists, so a browser stops: give it a value first";
    public const string Name = "this name is not known here: declare it above with const and a value that is written out";
    public const string NoFunction =
        "this calls a value that is not a function, so a browser stops here: write ; before the line of the (";
    public const string Thrown = "a browser stops here: remove the throw";
    public const string Undeclared = "nothing declares this name, so a browser stops here: write const or var before it";
}
