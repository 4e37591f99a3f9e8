using System.Reflection;
using Catalog.Core.Shared;

namespace Catalog.Data.Tests.Validity;

/// <summary>A piece of work in the midst of which something else happens, right after one of its questions was answered for the first time.</summary>
public class InterruptedWork : DispatchProxy
{
    private ICatalogWork inner = null!;
    private string after = "";
    private Func<Task>? deed;

    /// <summary>Whether that question was asked.</summary>
    public bool Interrupted => deed is null;

    public static ICatalogWork Over(ICatalogWork work, string after, Func<Task> deed)
    {
        var proxy = Create<ICatalogWork, InterruptedWork>();
        var interrupted = (InterruptedWork)(object)proxy;
        (interrupted.inner, interrupted.after, interrupted.deed) = (work, after, deed);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        var answer = targetMethod.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (targetMethod.Name != after || deed is not { } once) return answer;
        deed = null;
        // The question must be answered before.
        ((Task)answer!).GetAwaiter().GetResult();
        Task.Run(once).GetAwaiter().GetResult();
        return answer;
    }
}
