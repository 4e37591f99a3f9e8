namespace Catalog.Core.Discovery;

/// <summary>What can be found. The order is that of groups in suggestions.</summary>
public enum SearchType { Product, Port, Dataset, Contract, Documentation, Domain, Team, Term, Person }
