namespace Catalog.Connectors.OpenDataContract.Validation.Shapes;

/// <summary>One document held against one version of its standard, and what was found on the way.</summary>
internal sealed class Examination(StandardVersion version, List<Violation> found)
{
    public StandardVersion Version { get; } = version;

    /// <summary>Notes what breaks a rule; <c>false</c>, so that a check can return it.</summary>
    public bool Refuse(Violation violation)
    {
        found.Add(violation);
        return false;
    }

    /// <summary>Notes what the standard only recommends.</summary>
    public void Advise(Violation violation) => found.Add(violation with { Soft = true });
}
