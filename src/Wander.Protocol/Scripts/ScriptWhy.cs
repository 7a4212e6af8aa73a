namespace Wander.Protocol.Scripts;

/// <summary>
/// Messages about unknown values and other problems. They are constants, because a hostile script can have a million
/// problems.
/// </summary>
internal static class ScriptWhy
{
    public const string Accessor =
        "The value of this property is only known when the script runs. Write the value itself into this object.";
    public const string Call = "The result of a call is only known when the script runs. Write the result itself.";
    public const string Changed =
        "The effect of this change is only known when the script runs. Write the lists in their final form.";
    public const string Condition =
        "The result of a condition is only known when the script runs. Write one of its alternatives without the condition.";
    public const string Constant = "A `const` cannot be assigned again, so a browser stops here. Remove this assignment.";
    public const string Expression = "The value of this expression is only known when the script runs. Write the value itself.";
    public const string Frozen = "A frozen value cannot be changed, so a browser stops here. Remove this change.";
    public const string Imported = "Values of another file are not read. Write them in this file.";
    public const string Key = "The name of this property is only known when the script runs. Write the name itself.";
    public const string Left = "Whether the code below runs is only known when the script runs. Remove the condition.";
    public const string Missing = "This is used before it has a value, so a browser stops here. Assign a value first.";
    public const string Name =
        "The value of this name is only known when the script runs. Declare the name above with `const` and a literal value.";
    public const string NoFunction =
        "This calls a value that is not a function, so a browser stops here. Write `;` before the line of the `(`.";
    public const string Thrown = "A browser stops here. Remove the `throw`.";
    public const string Undeclared = "This name is not declared, so a browser stops here. Write `const` or `var` before it.";
}
