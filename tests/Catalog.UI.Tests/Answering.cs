using System.Reflection;

namespace Catalog.UI.Tests;

/// <summary>A port that answers what a test says, and fails loudly when a page asks it for anything else.</summary>
public class Answering : DispatchProxy
{
    private readonly Dictionary<string, Func<object?[], object?>> answers = [];

    public static TPort Port<TPort>(params (string Method, Func<object?[], object?> Answer)[] answers) where TPort : class
    {
        var port = Create<TPort, Answering>();
        foreach (var (method, answer) in answers) ((Answering)(object)port).answers[method] = answer;
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        answers.TryGetValue(targetMethod!.Name, out var answer) ? answer(args ?? []) : throw new InvalidOperationException($"Nobody expected the page to ask {targetMethod.DeclaringType!.Name}.{targetMethod.Name}.");
}
