namespace Catalog.Core.DataProducts;

/// <summary>Where a data product stands in its life. Any other word in a document is kept, shown, and counts as draft.</summary>
public enum Lifecycle { Proposed, Draft, Active, Deprecated, Retired }

/// <summary>What a data product is made from: an operational source, other products, or one consumer's need.</summary>
public enum Archetype { SourceAligned, Aggregate, ConsumerAligned }

/// <summary>Who sees a data product; see <c>Access/ProductAccess</c> for the decision.</summary>
public enum Visibility { Open, Restricted, Hidden }

public enum PortDirection { Input, Output, Management }

/// <summary>Primary: the lake, for bulk analytics. Serving: SQL or search, for low-volume reads.</summary>
public enum Tier { Primary, Serving }
