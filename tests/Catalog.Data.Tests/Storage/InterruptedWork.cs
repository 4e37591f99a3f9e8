using System.Reflection;
using Catalog.Core.Shared;

namespace Catalog.Data.Tests.Storage;

/// <summary>A piece of work in the midst of which something else happens: right after one of its questions was answered for the first time, or right before it saves.</summary>
public class InterruptedWork : DispatchProxy
{
    private ICatalogWork inner = null!;
    private string at = "";
    private Func<Task>? deed;

    /// <summary>Whether that question was asked.</summary>
    public bool Interrupted => deed is null;

    /// <param name="at">The name of the question, or of <see cref="ICatalogWork.SaveAsync"/>.</param>
    public static ICatalogWork Over(ICatalogWork work, string at, Func<Task> deed)
    {
        var proxy = Create<ICatalogWork, InterruptedWork>();
        var interrupted = (InterruptedWork)(object)proxy;
        (interrupted.inner, interrupted.at, interrupted.deed) = (work, at, deed);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        var here = targetMethod.Name == at && deed is not null;
        if (here && at == nameof(ICatalogWork.SaveAsync)) Interrupt();
        var answer = targetMethod.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (!here || deed is null) return answer;
        // The question must be answered before.
        ((Task)answer!).GetAwaiter().GetResult();
        Interrupt();
        return answer;
    }

    private void Interrupt()
    {
        var once = deed!;
        deed = null;
        Task.Run(once).GetAwaiter().GetResult();
    }
}

/// <summary>The first piece of work is interrupted; what is opened then is not.</summary>
internal sealed class InterruptedWorks(ICatalogWorkFactory works, string at, Func<Task> deed) : ICatalogWorkFactory
{
    private bool opened;

    public ICatalogWork Open()
    {
        var work = works.Open();
        if (opened) return work;
        opened = true;
        return InterruptedWork.Over(work, at, deed);
    }
}
