using Xunit;

namespace Catalog.TestKit.Databases;

/// <summary>One empty database of one provider, made for a test class and dropped after it.</summary>
public abstract class DatabaseFixture : IAsyncLifetime
{
    private string? _connectionString;
    private string? _absence;

    /// <summary>The provider as the setting Catalog:Database:Provider spells it.</summary>
    public abstract string Provider { get; }

    /// <summary>Leads to the empty database; skips the calling test when the provider is not available here.</summary>
    public string ConnectionString
    {
        get
        {
            if (_absence is not null)
                Assert.Skip($"{Provider}: {_absence}");
            return _connectionString ?? throw new InvalidOperationException("The database fixture was not initialised.");
        }
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _absence = await AbsenceAsync();
        if (_absence is null)
            _connectionString = await CreateAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_connectionString is not null)
            await DropAsync(_connectionString);
        GC.SuppressFinalize(this);
    }

    /// <summary>Why this provider cannot be used on this machine; null when it can.</summary>
    protected abstract Task<string?> AbsenceAsync();

    /// <summary>Makes an empty database.</summary>
    protected abstract Task<string> CreateAsync();

    /// <summary>Removes it.</summary>
    protected abstract Task DropAsync(string connectionString);

    /// <summary>A name that no other class, process or run uses.</summary>
    protected static string UniqueName() => $"catalog_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
}
