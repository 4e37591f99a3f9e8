using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Catalog.Data.Conventions;

/// <summary>Carries the provider's profile in the context's options.</summary>
public sealed class ProviderProfileExtension(IProviderProfile profile) : IDbContextOptionsExtension
{
    public IProviderProfile Profile { get; } = profile;

    public DbContextOptionsExtensionInfo Info => new ProfileInfo(this);

    public void ApplyServices(IServiceCollection services) { }

    public void Validate(IDbContextOptions options) { }

    private sealed class ProfileInfo(ProviderProfileExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => $"profile={extension.Profile.Name} ";
        public override int GetServiceProviderHashCode() => extension.Profile.Name.GetHashCode(StringComparison.Ordinal);
        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Catalog:Profile"] = extension.Profile.Name;
        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ProfileInfo info && info.LogFragment == LogFragment;
    }
}

public static class ProviderProfileOptions
{
    /// <summary>Gives the context its profile and the interceptors every provider needs.</summary>
    public static DbContextOptionsBuilder UseCatalogProfile(this DbContextOptionsBuilder options, IProviderProfile profile)
    {
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new ProviderProfileExtension(profile));
        return options
            .AddInterceptors(VersionInterceptor.Instance, AppendOnlyInterceptor.Instance)
            // A save that failed is answered as a refusal, or reaches whoever asked as an exception: it is said there, once.
            .ConfigureWarnings(warnings => warnings.Log((CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)));
    }
}
