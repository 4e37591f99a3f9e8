using System.Reflection;
using Catalog.Core.Shared;

namespace Catalog.Data.Tests.Imports;

/// <summary>Work over a store in which somebody else always changes the products first, or in which contracts cannot be read.</summary>
internal sealed class ContestedWorks(ICatalogWorkFactory works) : ICatalogWorkFactory
{
    /// <summary>Reading contracts fails.</summary>
    public bool Broken { get; init; }

    public ICatalogWork Open()
    {
        var work = DispatchProxy.Create<ICatalogWork, ContestedWork>();
        var contested = (ContestedWork)(object)work;
        (contested.Inner, contested.Broken) = (works.Open(), Broken);
        return work;
    }
}

/// <summary>A piece of that work.</summary>
public class ContestedWork : DispatchProxy
{
    public const string Secret = "constraint ix_of_a_table";

    private bool products;

    internal ICatalogWork Inner { get; set; } = null!;
    internal bool Broken { get; set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (targetMethod.Name == nameof(ICatalogWork.ProductsAsync)) products = true;
        if (Broken && targetMethod.Name.Contains("Contract", StringComparison.Ordinal)) throw new InvalidOperationException(Secret);
        if (products && targetMethod.Name == nameof(ICatalogWork.SaveAsync)) return Task.FromResult<Refusal.Conflict?>(new Refusal.Conflict("Somebody else changed this in the meantime."));
        return targetMethod.Invoke(Inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
