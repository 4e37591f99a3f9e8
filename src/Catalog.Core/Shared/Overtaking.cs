namespace Catalog.Core.Shared;

/// <summary>Work that rests on the last state, whatever it is: who is overtaken by others does it again over theirs.</summary>
public static class Overtaking
{
    private const int Tries = 10;

    /// <summary>Does it until nobody was faster; after ten times answers the conflict. The work must read everything anew each time.</summary>
    public static async Task<Outcome<T>> AgainAsync<T>(Func<Task<Outcome<T>>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var left = Tries; ; left--)
        {
            var outcome = await work();
            if (left == 1 || outcome.Refusal is not Refusal.Conflict { Overtaken: true }) return outcome;
        }
    }
}
