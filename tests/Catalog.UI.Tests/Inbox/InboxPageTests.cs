using Bunit;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Inbox;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Inbox;

public sealed class InboxPageTests : CatalogUiContext
{
    private static readonly PersonId Me = PersonId.From(new Guid(1, 0, 0, new byte[8]));

    private readonly Shelf shelf = new();
    private readonly Feed feed = new();
    private readonly List<(string Sentence, bool Yes, string? Reason)> decided = [];
    private readonly List<(string Sentence, string Words)> asked = [];
    private readonly List<(string Sentence, DateTimeOffset Until)> ends = [];
    private readonly List<string> undone = [];

    public InboxPageTests()
    {
        Services.AddSingleton<IInboxQueries>(shelf).AddSingleton<ICatalogFeed>(feed).AddSingleton<ICatalogWorkFactory>(new Nowhere()).AddTransient<MarkInbox>();
        Services.AddSingleton(new InboxKindView("edge", "Edges", UI.Components.Icons.Link)
        {
            Decision = new InboxDecision("Accept", "accepted", "Reject", "rejected", "It is told.", (_, row, yes, reason, _, _) =>
            {
                if (!yes && string.IsNullOrEmpty(reason)) return Task.FromResult<Refusal?>(new Refusal.Invalid("reason", "Say why not."));
                decided.Add((row.Sentence, yes, reason));
                return Task.FromResult<Refusal?>(null);
            })
            {
                AskAsync = (_, row, words, _, _) =>
                {
                    if (string.IsNullOrEmpty(words)) return Task.FromResult<Refusal?>(new Refusal.Invalid("text", "Write what you want to know."));
                    asked.Add((row.Sentence, words));
                    return Task.FromResult<Refusal?>(null);
                },
                UntilAsync = (_, row, until, _, _, _) =>
                {
                    ends.Add((row.Sentence, until));
                    return Task.FromResult<Refusal?>(null);
                },
                UndoAsync = (_, row, _, _) => Task.FromResult<Func<CancellationToken, Task>>(_ =>
                {
                    undone.Add(row.Sentence);
                    return Task.CompletedTask;
                }),
            },
        });
        SetRendererInfo(new RendererInfo("Server", true));
        SignIn(new Actor { Name = "Marta Lindqvist", SignedIn = true, PersonId = Me });
        shelf.Rows.AddRange([Row(1, "Old one", 100), Row(2, "New one", 2), Row(3, "Another new one", 1)]);
    }

    [Fact]
    public void With_nothing_to_decide_the_way_leads_to_what_was_told()
    {
        shelf.Rows.Clear();
        shelf.Told = 7;

        var page = Render<InboxPage>();

        Assert.Equal("nothing to decide", page.Find("h1 + .cnt").TextContent);
        Assert.Equal("/inbox?shelf=notices", page.FindAll("a").Single(a => a.TextContent.Contains("Read 7 notices", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.Empty(page.FindAll(".keys"));
    }

    [Fact]
    public void Entries_are_grouped_by_how_long_they_wait()
    {
        var page = Open();

        Assert.Equal(["Waiting for more than 3 days", "In the last 24 hours"], page.FindAll("h2.day").Select(h => h.TextContent));
    }

    [Fact]
    public void An_empty_inbox_says_what_comes_here()
    {
        shelf.Rows.Clear();

        Assert.Contains("Nothing to decide", Open().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_decided_at_once_with_one_reason()
    {
        var page = Open();
        foreach (var row in new[] { 0, 1 }) await page.FindAll("li input[type=checkbox]")[row].ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find(".decide-bar input").ChangeAsync(new ChangeEventArgs { Value = "Agrees with the job" });

        await page.Find(".decide-bar .p").ClickAsync(new());

        Assert.Equal([("Old one", true, "Agrees with the job"), ("New one", true, "Agrees with the job")], decided);
        Assert.Single(page.FindAll("li.li"));
    }

    [Fact]
    public async Task A_refused_decision_stays_and_says_why()
    {
        var page = Open();
        await page.FindAll("li input[type=checkbox]")[0].ChangeAsync(new ChangeEventArgs { Value = true });

        await page.FindAll(".decide-bar button").Single(b => b.TextContent.Contains("Reject", StringComparison.Ordinal)).ClickAsync(new());

        Assert.Empty(decided);
        Assert.Equal(3, page.FindAll("li.li").Count);
        Assert.Contains("Say why not.", page.Find(".word").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_leaves_the_entry_waiting_and_needs_words()
    {
        var page = OpenEntry(1);

        await Button(page, "Ask").ClickAsync(new());
        Assert.Contains("Write what you want to know.", page.Find("aside").TextContent, StringComparison.Ordinal);
        await page.Find("aside textarea[name=reason]").ChangeAsync(new ChangeEventArgs { Value = "Is this the old job?" });
        await Button(page, "Ask").ClickAsync(new());

        Assert.Equal([("Old one", "Is this the old job?")], asked);
        Assert.Equal(3, page.FindAll("li.li").Count);
        Assert.Empty(decided);
    }

    [Fact]
    public async Task Several_are_asked_about_with_one_question()
    {
        var page = Open();
        foreach (var row in new[] { 0, 1 }) await page.FindAll("li input[type=checkbox]")[row].ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find(".decide-bar input").ChangeAsync(new ChangeEventArgs { Value = "Who reads it?" });

        await page.FindAll(".decide-bar button").Single(b => b.TextContent.Contains("Ask", StringComparison.Ordinal)).ClickAsync(new());

        Assert.Equal([("Old one", "Who reads it?"), ("New one", "Who reads it?")], asked);
        Assert.Empty(page.FindAll(".decide-bar"));
    }

    [Fact]
    public async Task A_yes_until_a_day_ends_when_that_day_does()
    {
        var page = OpenEntry(1);
        Assert.True(Button(page, "Accept until then").HasAttribute("disabled"));

        await page.Find("aside input[name=expires]").ChangeAsync(new ChangeEventArgs { Value = "2031-12-31" });
        await Button(page, "Accept until then").ClickAsync(new());

        Assert.Equal([("Old one", new DateTimeOffset(2032, 1, 1, 0, 0, 0, TimeSpan.Zero))], ends);
    }

    [Fact]
    public async Task What_was_just_decided_is_taken_back_from_where_it_is_told()
    {
        var page = Open();
        foreach (var row in new[] { 0, 1 }) await page.FindAll("li input[type=checkbox]")[row].ChangeAsync(new ChangeEventArgs { Value = true });
        await page.Find(".decide-bar .p").ClickAsync(new());

        await page.InvokeAsync(Services.GetRequiredService<UI.Components.Toasts>().Current!.Undo!);

        Assert.Equal(["Old one", "New one"], undone);
    }

    [Fact]
    public async Task What_somebody_else_decided_disappears_in_place_and_is_said()
    {
        var page = Open();
        shelf.Rows.RemoveAt(0);

        await feed.TellAsync(new InboxFilled([Me]) { EventId = Guid.Empty, At = Clock.GetUtcNow() });

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("li.li").Count));
        Assert.Contains("decided elsewhere", page.Find(".word").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_peoples_inboxes_do_not_disturb()
    {
        var page = Open();
        shelf.Rows.RemoveAt(0);

        await feed.TellAsync(new InboxFilled([PersonId.From(new Guid(9, 0, 0, new byte[8]))]) { EventId = Guid.Empty, At = Clock.GetUtcNow() });

        Assert.Equal(3, page.FindAll("li.li").Count);
    }

    private IRenderedComponent<InboxPage> Open() => Render<InboxPage>();

    private IRenderedComponent<InboxPage> OpenEntry(int number)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/inbox?open={new Guid(number, 0, 0, new byte[8])}");
        return Render<InboxPage>();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<InboxPage> page, string text) => page.FindAll("aside button").Single(b => b.TextContent.Trim() == text);

    private InboxRow Row(int number, string sentence, int hours) =>
        new(InboxItemId.From(new Guid(number, 0, 0, new byte[8])), "edge", Guid.Empty, true, sentence, null, null, null, null, Clock.GetUtcNow().AddHours(-hours), null, null);

    private sealed class Shelf : IInboxQueries
    {
        public List<InboxRow> Rows { get; } = [];
        public int Told { get; set; }

        public Task<Page<InboxRow>> ListAsync(Actor actor, InboxFilter filter, PageRequest page, CancellationToken ct) => Task.FromResult(new Page<InboxRow>([.. Rows], null));

        public Task<IReadOnlyList<InboxRow>> LatestAsync(Actor actor, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<InboxRow>>([.. Rows.Take(limit)]);

        public Task<InboxCount> CountAsync(Actor actor, CancellationToken ct) => Task.FromResult(new InboxCount(Told, Rows.Count, Told, new Dictionary<string, int> { ["edge"] = Rows.Count }));

        public Task<bool> WatchesAsync(Actor actor, WatchKind kind, Guid subject, CancellationToken ct) => Task.FromResult(false);
    }

    private sealed class Feed : ICatalogFeed
    {
        public bool Remembers(DateTimeOffset since) => true;

        private readonly List<(Func<CatalogEvent, bool> Filter, Func<CatalogEvent, Task> Callback)> listeners = [];

        public IDisposable Subscribe(Func<CatalogEvent, bool> filter, Func<CatalogEvent, Task> callback, DateTimeOffset? since = null)
        {
            listeners.Add((filter, callback));
            return new Ends();
        }

        public async Task TellAsync(CatalogEvent happened)
        {
            foreach (var (filter, callback) in listeners)
                if (filter(happened)) await callback(happened);
        }

        private sealed class Ends : IDisposable
        {
            public void Dispose()
            {
            }
        }
    }

    private sealed class Nowhere : ICatalogWorkFactory
    {
        public ICatalogWork Open() => throw new InvalidOperationException("Nothing here is marked.");
    }
}
