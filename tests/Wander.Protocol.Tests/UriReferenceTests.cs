using FsCheck.Fluent;
using Property = Wander.Testing.Property;

namespace Wander.Protocol.Tests;

public class UriReferenceTests
{
    private static readonly PageAddress Base = PageAddress.TryParse("https://a.example/folder/page", out var address)
        ? address
        : throw new InvalidOperationException("The base address is not valid.");

    [Theory]
    [InlineData("other", "https://a.example/folder/other")]
    [InlineData("/other", "https://a.example/other")]
    [InlineData("//b.example/", "https://b.example/")]
    [InlineData("mailto:me@b.example", "mailto:me@b.example")]
    [InlineData("", "https://a.example/folder/page")]
    public void A_reference_is_resolved_against_the_base_address(string reference, string target)
    {
        Assert.True(UriReference.TryResolve(Base, reference, out var resolved));
        Assert.Equal(target, resolved.AbsoluteUri);
    }

    [Theory]
    [InlineData("\\\\\u202e")]
    [InlineData("\\\\\\\u202e/\n")]
    [InlineData("http://[")]
    public void A_malformed_reference_is_not_resolved(string reference) =>
        Assert.False(UriReference.TryResolve(Base, reference, out _));

    [Fact]
    public void No_reference_causes_an_exception() => Property.Holds(
        Gen.Elements("\\", "/", "\u202e", "\u200f", ":", "http", "a", "[", "%", "\r", "\n", "\0", "@", "?", "#", ".", " ")
            .ListOf().Select(string.Concat).ToArbitrary(),
        reference => _ = UriReference.TryResolve(Base, reference, out _),
        times: 5000);
}
