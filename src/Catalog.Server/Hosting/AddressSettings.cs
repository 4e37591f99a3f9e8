namespace Catalog.Server.Hosting;

internal static class AddressSettings
{
    /// <summary>Refuses addresses that the web server could only answer with a stack trace.</summary>
    public static void Check(IConfiguration configuration)
    {
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            // Hosts may be wildcards (http://+:5080), which are no absolute addresses by themselves.
            if (!Uri.TryCreate(url.Replace("://+", "://any", StringComparison.Ordinal).Replace("://*", "://any", StringComparison.Ordinal), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                throw SettingReader.Wrong("urls", url, "http or https addresses, separated by ;");
    }
}
