using System.CommandLine;

namespace Catalog.Server.Verbs;

/// <summary>
/// A word of the command line. Every implementation in this assembly is listed by itself; it describes its command and
/// runs through the <see cref="VerbHost"/>.
/// </summary>
internal interface ICatalogVerb
{
    Command Define(VerbHost host);
}
