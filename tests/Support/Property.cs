using FsCheck;
using FsCheck.Fluent;

namespace Wander.Testing;

/// <summary>Runs property-based tests with FsCheck.</summary>
internal static class Property
{
    /// <summary>
    /// Runs <paramref name="assertions"/> with values of FsCheck's default generator for the type. A failure shows the value.
    /// </summary>
    public static void Holds<T>(Action<T> assertions) => Holds(FsCheck.FSharp.ArbMap.defaults.ArbFor<T>(), assertions);

    /// <summary>Runs <paramref name="assertions"/> with values of <paramref name="values"/>. A failure shows the value.</summary>
    public static void Holds<T>(Arbitrary<T> values, Action<T> assertions, int times = 500) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(values, assertions));
}
