namespace Catalog.Search.Queries;

/// <summary>Stages that text cannot outvote: each starts above everything that the next can reach.</summary>
internal static class Stage
{
    public const int Exact = 1;
    public const int Name = 2;
    public const int Structure = 3;
    public const int Text = 4;
    /// <summary>Corrected spellings come after everything that matched as written, in the same order.</summary>
    public const int Corrected = 4;
    public const int Partial = 0;

    private const int Step = 1000;
    private const int Stages = 9;
    private const float MostInside = 899;

    public static float Score(int stage, float inside) => (stage == Partial ? 0 : (Stages + 1 - stage) * Step) + Math.Min(MostInside, inside);

    /// <summary>No score of a stage is higher.</summary>
    public static float Most(int stage) => Score(stage, MostInside);

    /// <summary>The stage of a score.</summary>
    public static int Of(float score) => score < Step ? Partial : Stages + 1 - (int)(score / Step);

    public static float Inside(float score) => score % Step;

    public static string Words(int stage) => stage switch
    {
        Exact => "exact key or name",
        Name => "close name",
        Structure => "structure",
        Text => "text",
        Partial => "fields and coverage",
        _ => $"{Words(stage - Corrected)}, spelled otherwise",
    };
}
