using Xunit;

namespace Catalog.EndToEnd.Tests.Running;

/// <summary>The verbs as somebody types them: exit codes, what stands on the output, and nothing of how it is built.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly Terminal terminal = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("token")]
    [InlineData("token", "create")]
    [InlineData("reindex")]
    [InlineData("migrate")]
    [InlineData("check")]
    public async Task Help_is_there_for_everything(params string[] verb)
    {
        var said = await terminal.TypeAsync(Ct, [.. verb, "--help"]);

        Assert.Equal((0, 0), (said.ExitCode, said.Complaint.Length));
        Assert.Contains("Usage:", said.Answer);
    }

    [Fact]
    public async Task A_word_that_is_no_verb_is_named_and_what_there_is_shown()
    {
        var said = await terminal.TypeAsync(Ct, "improt", "x");

        Assert.Equal(1, said.ExitCode);
        Assert.Contains(said.Complaint, line => line.Contains("'improt'", StringComparison.Ordinal));
        Assert.Contains(said.Answer, line => line.StartsWith("import", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_tells_of_a_schema_and_an_index_that_are_missing_until_they_are_made()
    {
        var before = await terminal.TypeAsync(Ct, "check");
        var made = await terminal.TypeAsync(Ct, "migrate");
        var again = await terminal.TypeAsync(Ct, "migrate");
        var unfound = await terminal.TypeAsync(Ct, "check");
        var indexed = await terminal.TypeAsync(Ct, "reindex");
        var after = await terminal.TypeAsync(Ct, "check");

        Assert.Equal(1, before.ExitCode);
        Assert.Collection(before.Answer, l => Assert.StartsWith("database: ", l, StringComparison.Ordinal), l => Assert.StartsWith("index: there is none", l, StringComparison.Ordinal));
        Assert.Equal((0, "The schema is up to date."), (again.ExitCode, Assert.Single(again.Answer)));
        Assert.True(made.ExitCode == 0 && made.Answer[0].StartsWith("applied ", StringComparison.Ordinal), made.ToString());
        Assert.StartsWith("index: there is none", Assert.Single(unfound.Answer), StringComparison.Ordinal);
        Assert.Equal(0, indexed.ExitCode);
        Assert.True(after.ExitCode == 0 && after.Answer is ["Nothing is wrong."], after.ToString());
        Assert.Empty(after.Complaint);
    }

    [Fact]
    public async Task A_token_is_printed_alone_listed_and_revoked()
    {
        var made = await terminal.TypeAsync(Ct, "token", "create", "--name", "nightly", "--role", "reader", "--expires", "90d");
        var listed = await terminal.TypeAsync(Ct, "token", "list");
        var revoked = await terminal.TypeAsync(Ct, "token", "revoke", "nightly");
        var unknown = await terminal.TypeAsync(Ct, "token", "revoke", "weekly");
        var wrong = await terminal.TypeAsync(Ct, "token", "create", "--name", "x", "--role", "king");

        Assert.Equal(0, made.ExitCode);
        Assert.Matches("^cat_[A-Za-z0-9_-]+$", Assert.Single(made.Answer));
        Assert.StartsWith("nightly\treader", Assert.Single(listed.Answer), StringComparison.Ordinal);
        Assert.DoesNotContain(made.Answer[0], listed.Answer[0], StringComparison.Ordinal);
        Assert.Equal(0, revoked.ExitCode);
        Assert.Equal((1, "There is no token weekly."), (unknown.ExitCode, Assert.Single(unknown.Complaint)));
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains(wrong.Complaint, line => line.Contains("'king'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_import_ends_with_how_much_of_it_could_be_read()
    {
        var files = Directory.CreateDirectory(Path.Combine(terminal.Folder, "files")).FullName;
        await File.WriteAllTextAsync(Path.Combine(files, "orders.odps.yaml"), "apiVersion: v1.0.0\nkind: DataProduct\nid: orders-1\nname: Orders\nstatus: active\nversion: 1.0.0\n", Ct);

        // Relative to where it is typed.
        var unsaid = await terminal.TypeAsync(Ct, "import");
        var nothing = await terminal.TypeAsync(Ct, "import", "elsewhere");
        var fine = await terminal.TypeAsync(Ct, "import", "files");
        await File.WriteAllTextAsync(Path.Combine(files, "broken.yaml"), "kind: DataProduct\nid: [", Ct);
        var partly = await terminal.TypeAsync(Ct, "import", "files");

        Assert.Equal((2, "Name what to import: one or more files or folders."), (unsaid.ExitCode, Assert.Single(unsaid.Complaint)));
        Assert.True(nothing.ExitCode == 2, nothing.ToString());
        Assert.True(fine.ExitCode == 0 && fine.Answer.Any(line => line.StartsWith("created 1,", StringComparison.Ordinal)), fine.ToString());
        Assert.True(partly.ExitCode == 1 && partly.Answer.Any(line => line.Contains("unchanged 1,", StringComparison.Ordinal) && line.EndsWith("rejected 1", StringComparison.Ordinal)), partly.ToString());
        Assert.Contains(partly.Answer, line => line.Contains("broken.yaml:3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_exported_and_backed_up_comes_back()
    {
        await File.WriteAllTextAsync(Path.Combine(terminal.Folder, "orders.odps.yaml"), "apiVersion: v1.0.0\nkind: DataProduct\nid: orders-1\nname: Orders\nstatus: active\nversion: 1.0.0\n", Ct);
        await terminal.TypeAsync(Ct, "import", "orders.odps.yaml");

        var exported = await terminal.TypeAsync(Ct, "export", "out");
        var refused = await terminal.TypeAsync(Ct, "export", "out");
        var taken = await terminal.TypeAsync(Ct, "import", "out");
        var saved = await terminal.TypeAsync(Ct, "backup", "catalog.backup");
        var restored = await terminal.TypeAsync(Ct, "restore", "catalog.backup");
        var missing = await terminal.TypeAsync(Ct, "restore", "nothing.backup");
        var indexed = await terminal.TypeAsync(Ct, "reindex");

        Assert.Equal((0, 1, 0, 0, 0, 1, 0), (exported.ExitCode, refused.ExitCode, taken.ExitCode, saved.ExitCode, restored.ExitCode, missing.ExitCode, indexed.ExitCode));
        Assert.Contains(taken.Answer, line => line.StartsWith("created 0, updated 0,", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(terminal.Folder, "catalog.backup")));
        Assert.Single(refused.Complaint);
        Assert.Single(missing.Complaint);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("token", "list")]
    public async Task A_database_that_is_away_is_said_in_one_line(params string[] verb)
    {
        var said = await terminal.TypeAsync(Ct, [.. verb, "--Catalog:Database:Provider=Postgres", "--Catalog:Database:ConnectionString=Host=127.0.0.1;Port=1;Database=catalog;Timeout=2"]);

        Assert.Equal(1, said.ExitCode);
        Assert.Empty(said.Answer);
        Assert.StartsWith("The database cannot be used: ", Assert.Single(said.Complaint), StringComparison.Ordinal);
    }
}
