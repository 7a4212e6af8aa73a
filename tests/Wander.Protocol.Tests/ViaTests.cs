namespace Wander.Protocol.Tests;

public class ViaTests
{
    public sealed record Case(string Page, string Via, string Frame, string Why);

    public static TheoryData<Case> Cases => [.. Vectors.Read<Case>("via.json")];

    [Theory, MemberData(nameof(Cases))]
    public void The_frame_loads_the_page_with_via_at_the_end_of_its_query(Case vector)
    {
        Assert.True(PageAddress.TryParse(vector.Page, out var page));
        Assert.Equal(vector.Frame, Protocol.Via.AppendTo(page, vector.Via));
    }
}
