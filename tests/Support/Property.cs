using FsCheck;
using FsCheck.Fluent;

namespace Wander.Testing;

/// <summary>Something that must hold for generated values.</summary>
internal static class Property
{
    /// <summary>
    /// Runs <paramref name="assertions"/> over values of FsCheck's own generator for the type; a failure names the value.
    /// </summary>
    public static void Holds<T>(Action<T> assertions) => Holds(FsCheck.FSharp.ArbMap.defaults.ArbFor<T>(), assertions);

    /// <summary>Runs <paramref name="assertions"/> over values of <paramref name="values"/>; a failure names the value.</summary>
    public static void Holds<T>(Arbitrary<T> values, Action<T> assertions, int times = 500) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(values, assertions));
}
