using Catalog.Data.Postgres;
using Catalog.Data.Sqlite;
using Catalog.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Microsoft.SqlServer.Dac;
using Xunit;

namespace Catalog.Data.Tests.Migrations;

/// <summary>The migrations of each provider say what the model says.</summary>
public sealed class MigrationTests
{
    public static TheoryData<IDesignTimeDbContextFactory<CatalogDbContext>> Providers => [new SqliteDesignTimeFactory(), new PostgresDesignTimeFactory(), new SqlServerDesignTimeFactory()];

    [Theory, MemberData(nameof(Providers))]
    public void No_change_of_the_model_is_without_a_migration(IDesignTimeDbContextFactory<CatalogDbContext> provider)
    {
        using var db = provider.CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), $"{db.Database.ProviderName}: run infra/database/add-migration.sh NAME");
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public void The_whole_idempotent_script_for_SQL_Server_is_right_T_SQL()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        using var reader = new StringReader(script);
        var parsed = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);

        Assert.Empty(errors.Select(e => $"line {e.Line}: {e.Message}"));
        Assert.True(parsed.Batches.Sum(b => b.Statements.Count) > 50, "The script holds a statement for each operation.");
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).Distinct())
            Assert.Contains($"CREATE TABLE [{table}]", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_and_keys_of_SQL_Server_fit_one_another()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        // The model itself: it has no changes that are without a migration, and the model builder takes no table in parts.
        foreach (var statement in Statements(db.Database.GenerateCreateScript())) model.AddObjects(statement);

        Assert.Empty(model.Validate().Where(m => m.MessageType == DacMessageType.Error).Select(m => m.Message));
        Assert.Equal(db.Model.GetEntityTypes().Count(), model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Count());
    }

    /// <summary>The statements that define something; the model builder takes no others.</summary>
    private static IEnumerable<string> Statements(string script)
    {
        using var reader = new StringReader(script);
        var parsed = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out _);
        return parsed.Batches.SelectMany(b => b.Statements).SelectMany(Definitions)
            .Select(s => script.Substring(s.StartOffset, s.FragmentLength));
    }

    private static IEnumerable<TSqlStatement> Definitions(TSqlStatement statement) => statement switch
    {
        CreateTableStatement or CreateIndexStatement or AlterTableStatement => [statement],
        BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(Definitions),
        IfStatement branch => Definitions(branch.ThenStatement),
        _ => [],
    };

    [Fact]
    public void The_T_SQL_parser_does_find_mistakes()
    {
        using var reader = new StringReader("CREATE TABEL [x] (id int)");
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);

        Assert.NotEmpty(errors);
    }
}
