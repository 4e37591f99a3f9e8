using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using CsCheck;
using Xunit;

namespace Catalog.Core.Tests.Access;

/// <summary>Whatever people try in whatever order, a request and its grant stay in a state that makes sense.</summary>
public sealed class AccessFlowTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Asker = Of(1, "Ana Ruiz");
    private static readonly Actor Owner = Of(2, "Priya Nair");
    private static readonly Actor Colleague = Of(3, "Jonas Weber");
    private static readonly Actor Token = Of(4, "pipeline") with { PersonId = null, Token = TokenRole.Owner };
    private static readonly Actor[] Everybody = [Asker, Owner, Colleague, Token];

    private enum Deed { Approve, Deny, Withdraw, Provision, Revoke, End, Warn }

    private static readonly Gen<(Deed Deed, int Who, int Hours)[]> Deeds =
        Gen.Select(Gen.Enum<Deed>(), Gen.Int[0, Everybody.Length - 1], Gen.Int[0, 400]).Array[1, 30];

    [Fact]
    public void No_sequence_of_deeds_leads_to_an_illegal_state() => Deeds.Sample(deeds =>
    {
        var (request, grant, now) = (Asked(Start.AddDays(30)), (Grant?)null, Start);
        foreach (var (deed, who, hours) in deeds)
        {
            now += TimeSpan.FromHours(hours);
            var (before, held) = (request.State, grant?.HoldsAt(now) == true);
            switch (deed)
            {
                case Deed.Approve or Deed.Deny:
                    var wanted = deed == Deed.Approve ? AccessRequestState.Approved : AccessRequestState.Denied;
                    if (request.Decide(wanted, Everybody[who], "because", now) is null)
                    {
                        Assert.Equal(AccessRequestState.Asked, before);
                        Assert.NotEqual(request.PersonId, request.DecidedBy);
                        Assert.NotNull(request.DecidedBy);
                        if (deed == Deed.Approve) grant = new Grant(GrantId.From(Id(9)), request, request.Until, Everybody[who].Name, now);
                    }
                    break;
                case Deed.Withdraw:
                    if (request.Withdraw(Everybody[who], now) is null) Assert.Same(Asker, Everybody[who]);
                    break;
                case Deed.Provision when grant is not null:
                    if (grant.Provision(Everybody[who], now) is null) Assert.True(held);
                    break;
                case Deed.Revoke when grant is not null:
                    if (grant.Revoke(Everybody[who], "no more", now) is null) Assert.True(held);
                    break;
                case Deed.End when grant is not null:
                    if (grant.End(now)) Assert.True(now >= grant.EndsAt);
                    break;
                case Deed.Warn when grant is not null:
                    if (grant.Warn(now)) Assert.True(held);
                    break;
            }
            // Decided is decided for ever, and only open requests block another one.
            if (before != AccessRequestState.Asked) Assert.Equal(before, request.State);
            Assert.Equal(request.State == AccessRequestState.Asked, request.OpenHash is not null);
            Assert.Equal(request.State == AccessRequestState.Approved, grant is not null);
            if (grant is null) continue;
            Assert.False(grant.HoldsAt(grant.EndsAt));
            if (grant.HoldsAt(now)) Assert.True(now < request.Until && grant.RevokedAt is null && grant.EndedAt is null);
            if (grant.EndedAt is { } ended) Assert.False(grant.HoldsAt(ended));
        }
    });

    [Fact]
    public void Nobody_decides_their_own_request()
    {
        var request = Asked(Start.AddDays(1));

        Assert.IsType<Refusal.Forbidden>(request.Decide(AccessRequestState.Approved, Asker, "mine", Start));
        Assert.IsType<Refusal.Forbidden>(request.Decide(AccessRequestState.Denied, Asker, "mine", Start));
        Assert.Equal(AccessRequestState.Asked, request.State);
    }

    [Fact]
    public void The_second_decision_is_told_who_was_first()
    {
        var request = Asked(Start.AddDays(1));
        Assert.Null(request.Decide(AccessRequestState.Denied, Owner, "no", Start));

        var refused = request.Decide(AccessRequestState.Approved, Colleague, "yes", Start);

        Assert.Contains("denied by Priya Nair", refused!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_ends_at_24_00_in_every_zone_and_its_end_belongs_to_it() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[0, TimeZoneInfo.GetSystemTimeZones().Count - 1]).Sample((days, zone) =>
        {
            var rules = new AccessRules(365, TimeZoneInfo.GetSystemTimeZones()[zone]);
            var day = new DateOnly(2024, 1, 1).AddDays(days);
            var end = rules.EndOf(day);
            return rules.Today(end.AddSeconds(-1)) <= day && rules.Today(end) > day && rules.EndOf(day.AddDays(-1)) < end;
        });

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(365, true)]
    [InlineData(366, false)]
    public void An_end_lies_between_today_and_the_longest_time(int days, bool fits)
    {
        var today = DateOnly.FromDateTime(Start.DateTime);

        Assert.Equal(fits, AccessRules.Default.Unfit(today.AddDays(days), Start) is null);
    }

    private static AccessRequest Asked(DateTimeOffset until) =>
        new(AccessRequestId.From(Id(7)), DataProductId.From(Id(5)), PortId.From(Id(6)), "orders-lake", Asker.PersonId!.Value, "A question", until, Start);

    private static Actor Of(int number, string name) => new() { Name = name, SignedIn = true, PersonId = PersonId.From(Id(number)) };

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
