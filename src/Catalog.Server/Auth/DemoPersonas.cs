using Catalog.Core.People;
using Catalog.UI.People;

namespace Catalog.Server.Auth;

/// <summary>One persona for each role. Their rights come from the demo mesh; the administrator is one without it, too.</summary>
internal static class DemoPersonas
{
    public const string Issuer = "demo";

    public static IReadOnlyList<Persona> All { get; } =
    [
        new("ana.ruiz", "Ana Ruiz", "Analyst, Commercial Insight", "Looks for data, asks for access and follows what changes."),
        new("priya.nair", "Priya Nair", "Owner, Order Management", "Describes her team's products and decides who may read them."),
        new("marta.lindqvist", "Marta Lindqvist", "Steward, Sales", "Looks after every product of the domain Sales."),
        new("ingrid.solberg", "Ingrid Solberg", "Administrator", "Sees imports, people and roles, tokens and health."),
    ];

    public static IEnumerable<MappedRight> RightsOf(Persona persona) => persona == All[^1] ? [new MappedRight(Role.Administrator, null)] : [];
}
