using Catalog.EndToEnd.Tests.Everybody;
using Catalog.EndToEnd.Tests.Fixtures;
using Catalog.EndToEnd.Tests.Running;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Catalog.EndToEnd.Tests.Fixtures;

/// <summary>The tests of a class run one after the other: the class with the most to do begins at once, so that it is not what is left alone in the end.</summary>
internal sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long = [typeof(EveryPageTests), typeof(VerbTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Long, type => collection.TestCollectionDisplayName.Contains($"{type.FullName} ", StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length)];
}
