namespace Wander.Protocol.Tests;

public class ViaTests
{
    public sealed record Case(string Page, string Via, string Frame, string Why);

    public static TheoryData<Case> Cases => [.. Vectors.Read<Case>("via.json")];

    [Theory, MemberData(nameof(Cases))]
    public void Via_is_appended_to_the_query(Case vector)
    {
        Assert.True(PageAddress.TryParse(vector.Page, out var page));
        Assert.Equal(vector.Frame, Protocol.Via.AppendTo(page, vector.Via));
    }

    [Theory, MemberData(nameof(Cases))]
    public void An_appended_via_can_be_removed(Case vector)
    {
        Assert.True(PageAddress.TryParse(vector.Page, out var page));
        if (PageAddress.TryParse(vector.Frame, out var frame))
            Assert.Equal(page, Protocol.Via.RemoveFrom(frame, vector.Via));
    }

    [Theory]
    [InlineData("https://page.example/?via=https://other.example/", "https://page.example/?via=https://other.example/")]
    [InlineData(
        "https://page.example/?via=https://console.example/&x=1", "https://page.example/?via=https://console.example/&x=1")]
    [InlineData("https://page.example/?viavia=https://console.example/", "https://page.example/?viavia=https://console.example/")]
    [InlineData("https://page.example/?x=1&via=https://console.example/#a", "https://page.example/?x=1#a")]
    [InlineData("https://page.example/via=https://console.example/", "https://page.example/via=https://console.example/")]
    public void Only_the_same_via_at_the_end_of_the_query_is_removed(string address, string removed)
    {
        Assert.True(PageAddress.TryParse(address, out var page));
        Assert.Equal(removed, Protocol.Via.RemoveFrom(page, "https://console.example/").Value);
    }
}
