using Wander.Fetching;

namespace Wander.Tests.Fetching;

public class LoginPageTests
{
    [Theory]
    [InlineData("https://example.com/login?next=/a", true)]
    [InlineData("https://example.com/users/Sign_In/", true)]
    [InlineData("https://example.com/wp-login.php?redirect_to=x", true)]
    [InlineData("https://login.example.com/oauth2/authorize", true)]
    [InlineData("https://example.com/blog/login-forms-are-hard", false)]
    [InlineData("https://example.com/login/about", false)]
    [InlineData("https://example.com/?login", false)]
    [InlineData("https://example.com/", false)]
    public void A_login_page_is_recognised_by_its_last_path_segment(string address, bool isLogin) =>
        Assert.Equal(isLogin, LoginPage.Is(TestRequests.Address(address)));
}
